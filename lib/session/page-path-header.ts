/** In which the proxy tells a page of the console its own address. */
export const pagePathHeader = 'x-galleon-page'
