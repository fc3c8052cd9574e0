/** Why somebody reports a repository to the operator. */
export const reportReasons = ['MALWARE', 'IMPERSONATION', 'ABUSE', 'COPYRIGHT', 'SPAM', 'OTHER'] as const

export type ReportReason = (typeof reportReasons)[number]
