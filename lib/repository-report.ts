import { isEmailAddress } from './email-address.ts'

/** Why somebody may report a repository, in the words of the form. */
export const reportReasons = {
  malware: 'Malware: it harms who runs it, or does in secret what nobody wants',
  impersonation: 'Impersonation: it pretends to be somebody else’s',
  abuse: 'Abuse or offensive content',
  copyright: 'Copyright: it holds what its publisher may not share',
  spam: 'Spam',
  other: 'Something else',
} as const

export type ReportReason = keyof typeof reportReasons

export const reportTextChars = { min: 20, max: 2000 } as const
export const reportEmailCharsMax = 254

/** What was typed, whatever it is. */
export interface ReportFields {
  readonly reason: string
  readonly text: string
  readonly email: string
}

export interface RepositoryReport extends ReportFields {
  readonly reason: ReportReason
}

export type ReportProblems = Partial<Record<keyof ReportFields, string>>

export function readReportFields(form: Pick<FormData, 'get'>): ReportFields {
  const field = (name: string) => {
    const value = form.get(name)
    // A form sends line ends as two characters, of which nobody typed the first.
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
  }
  return { reason: field('reason'), text: field('text'), email: field('email') }
}

/** What is wrong with each field; no member: nothing is. */
export function reportProblems({ reason, text, email }: ReportFields): ReportProblems {
  const chars = [...text].length
  const { min, max } = reportTextChars
  return {
    ...(isReportReason(reason) ? {} : { reason: 'Choose what is wrong.' }),
    ...(chars < min ? { text: `Say in at least ${min} characters what you found; these are ${chars}.` } : {}),
    ...(chars > max ? { text: `Say it in at most ${max.toLocaleString('en')} characters; these are ${chars.toLocaleString('en')}.` } : {}),
    ...(isEmailOrNothing(email) ? {} : { email: 'Write an address such as you@example.com, or leave it empty.' }),
  }
}

/** Its first words, as in "Malware". `reason` may be in capitals, as the backend writes it. */
export function reasonName(reason: string): string {
  const known = reason.toLowerCase()
  return isReportReason(known) ? (reportReasons[known].split(':')[0] ?? reason) : reason
}

export function isReportReason(text: string): text is ReportReason {
  return Object.hasOwn(reportReasons, text)
}

function isEmailOrNothing(text: string): boolean {
  return text === '' || isEmailAddress(text)
}
