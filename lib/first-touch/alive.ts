/** What the window hears when the page's script has come and answers to what visitors do. */
export const aliveEvent = 'galleon:alive'
