/** The fewest characters of a password, by who signs in with it, as the backend has them; an account may ask another length of its users. */
export const passwordCharsMin = { root: 12, user: 8 } as const
