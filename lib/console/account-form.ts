import type { CreatedAccount } from '#lib/backend/console/operator.ts'
import { isEmailAddress } from '#lib/email-address.ts'
import { type FormState, type Typed, textOf } from './form-state.ts'

export interface NewAccountState extends FormState {
  /** With the credentials that are shown this once. */
  readonly created?: CreatedAccount
}

/** What is missing of a new account. */
export function accountProblems({
  name,
  email,
}: {
  readonly name: string
  readonly email: string
}): NonNullable<NewAccountState['problems']> {
  return {
    ...(name ? {} : { name: 'Write what the publisher is called.' }),
    ...(isEmailAddress(email) ? {} : { email: 'Write the e-mail address by which its root user signs in, such as you@example.com.' }),
  }
}

/** The values that differ from how the form began; undefined stands for the default. A rate may be a fraction. */
export function readQuotas(typed: Typed, codes: readonly string[]) {
  const problems: Record<string, string> = {}
  const values: [code: string, value: number | undefined][] = []
  for (const code of codes) {
    // As pages write large numbers; `1,5` may be meant as a fraction.
    const text = textOf(typed, code)
    const written = /^\d{1,3}(?:,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text
    const value = Number(written)
    if (written !== '' && !(Number.isFinite(value) && value >= 0))
      problems[code] = 'Write a number of 0 or more, or nothing for the default.'
    else if (written !== textOf(typed, `before:${code}`)) values.push([code, written === '' ? undefined : value])
  }
  return { problems, values }
}
