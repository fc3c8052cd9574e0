import type { UpdateAccountPasswordPolicyCommandInput } from '@aws-sdk/client-iam'
import { problemsOf, type Typed, textOf } from '#lib/console/form-state.ts'

/** The numbers of a password policy, with what each may be. */
export const passwordNumbers = {
  minimumLength: { min: 6, max: 128 },
  maxAge: { min: 1, max: 1095 },
  reuse: { min: 1, max: 24 },
} as const

type NumberField = keyof typeof passwordNumbers

/** What is wrong with what was typed, by field. */
export function passwordPolicyProblems(typed: Typed): Readonly<Record<string, string>> {
  return problemsOf({
    minimumLength: textOf(typed, 'minimumLength') === '' ? rangeOf('minimumLength') : numberProblem(typed, 'minimumLength'),
    maxAge: numberProblem(typed, 'maxAge'),
    reuse: numberProblem(typed, 'reuse'),
  })
}

/** What was typed, as IAM takes it: what is empty is left out. */
export function toPasswordPolicy(typed: Typed): UpdateAccountPasswordPolicyCommandInput {
  const isTicked = (name: string) => typed[name] !== undefined
  const number = (name: NumberField) => (textOf(typed, name) === '' ? undefined : Number(textOf(typed, name)))
  return {
    MinimumPasswordLength: number('minimumLength'),
    RequireUppercaseCharacters: isTicked('uppercase'),
    RequireLowercaseCharacters: isTicked('lowercase'),
    RequireNumbers: isTicked('numbers'),
    RequireSymbols: isTicked('symbols'),
    AllowUsersToChangePassword: isTicked('usersChange'),
    MaxPasswordAge: number('maxAge'),
    HardExpiry: isTicked('hardExpiry'),
    PasswordReusePrevention: number('reuse'),
  }
}

function numberProblem(typed: Typed, name: NumberField): string | undefined {
  const text = textOf(typed, name)
  const { min, max } = passwordNumbers[name]
  return text === '' || (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max) ? undefined : rangeOf(name)
}

function rangeOf(name: NumberField): string {
  const { min, max } = passwordNumbers[name]
  return `Write a number from ${min} to ${max.toLocaleString('en')}.`
}
