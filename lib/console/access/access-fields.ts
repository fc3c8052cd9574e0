import type { Refused } from '#lib/backend/console/ask-backend.ts'

/** Characters of names. @see IAM user guide, "IAM and AWS STS quotas". */
export const nameCharsMax = { user: 64, group: 128, role: 64, policy: 128 } as const

/** What is wrong with the name of a user, group, role or policy; undefined for a good one. */
export function nameProblem(kind: keyof typeof nameCharsMax, name: string): string | undefined {
  if (name === '') return `Write a name for the ${kind}.`
  if (name.length > nameCharsMax[kind]) return `A name has at most ${nameCharsMax[kind]} characters; this one has ${name.length}.`
  if (/^[\w+=,.@-]+$/.test(name)) return undefined
  return 'A name consists of letters without accents, digits, and + = , . @ _ -, without blanks.'
}

/** What is wrong with an account alias; undefined for a good one. */
export function accountAliasProblem(alias: string): string | undefined {
  if (/^\d{12}$/.test(alias)) return 'Twelve digits would be taken for an account’s id.'
  if (/^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/.test(alias)) return undefined
  return 'An alias has 3 to 63 characters: small letters and digits, with single hyphens between them.'
}

/** What is wrong with how long a role's session may last, in hours. */
export function sessionHoursProblem(hours: string): string | undefined {
  const number = Number(hours)
  return hours !== '' && number >= 1 && number <= 12 ? undefined : 'Write a number from 1 to 12.'
}

/** Whether a policy comes with the installation, by its ARN. */
export function isManaged(policyArn: string): boolean {
  return policyArn.startsWith('arn:aws:iam::aws:')
}

/** For a form whose field `nameField` names what it makes: puts what IAM refused at the field that is to blame. */
export function blameFor(nameField: string): (refused: Refused) => Readonly<Record<string, string>> | undefined {
  return ({ code, failure }): Readonly<Record<string, string>> | undefined => {
    if (code.startsWith('EntityAlreadyExists')) return { [nameField]: `${failure.replace(/\.$/, '')}. Choose another name.` }
    if (code.startsWith('MalformedPolicyDocument')) return { policyText: failure }
    if (code.startsWith('PasswordPolicyViolation')) return { password: failure }
    return undefined
  }
}
