import { z } from 'zod'
import { passwordCharsMin } from './password-chars.ts'

/** What an account asks of the passwords of its users. */
export const passwordRules = z.object({
  minimumLength: z.number(),
  requireSymbols: z.boolean(),
  requireNumbers: z.boolean(),
  requireUppercase: z.boolean(),
  requireLowercase: z.boolean(),
  /** How many of the last passwords may not be taken again. */
  reusePrevention: z.number().optional(),
})
export type PasswordRules = z.output<typeof passwordRules>

/** Of an account without a policy of its own, as the backend has them. */
export const installationRules: PasswordRules = {
  minimumLength: passwordCharsMin.user,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercase: false,
  requireLowercase: false,
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const symbols = /[!@#$%^&*()_+\-=[\]{}|']/

/** The rules as a hint below a field; undefined: whoever writes here may not see them. */
export function rulesInWords(rules: PasswordRules | undefined): string {
  if (!rules) return 'As the account asks for it, and not the user name.'
  const { reusePrevention = 0 } = rules
  const last =
    reusePrevention > 1 ? `, nor one of the last ${reusePrevention} passwords` : reusePrevention === 1 ? ', nor the last password' : ''
  return `At least ${shapeOf(rules)}; not the user name${last}.`
}

/** What is wrong with a new password, before the backend is asked, which also knows those before it. */
export function newPasswordProblem(password: string, rules: PasswordRules | undefined, userName?: string): string | undefined {
  if (password === '') return rules ? `Choose one of at least ${shapeOf(rules)}.` : 'Choose a password.'
  if (password.toLowerCase() === userName?.toLowerCase()) return 'A password cannot be the name of the user.'
  if (!rules || holds(password, rules)) return undefined
  return `Choose one of at least ${shapeOf(rules)}.`
}

/** As in "12 characters, with a digit and a symbol". */
function shapeOf(rules: PasswordRules): string {
  const kinds = [
    rules.requireUppercase && 'an uppercase letter',
    rules.requireLowercase && 'a lowercase letter',
    rules.requireNumbers && 'a digit',
    rules.requireSymbols && 'a symbol such as ! or -',
  ].filter((kind) => kind !== false)
  return `${rules.minimumLength} characters${kinds.length > 0 ? `, with ${list.format(kinds)}` : ''}`
}

function holds(password: string, rules: PasswordRules): boolean {
  return (
    password.length >= rules.minimumLength &&
    (!rules.requireUppercase || /[A-Z]/.test(password)) &&
    (!rules.requireLowercase || /[a-z]/.test(password)) &&
    (!rules.requireNumbers || /[0-9]/.test(password)) &&
    (!rules.requireSymbols || symbols.test(password))
  )
}
