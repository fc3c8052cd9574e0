/** Characters of what publishers and operators write to each other, as the backend's limits have them. */
export const verificationTextChars = { min: 20, max: 2000 } as const
export const rejectionReasonCharsMax = 500
export const reportResolutionCharsMax = 2000
