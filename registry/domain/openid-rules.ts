import { z } from 'zod'
import { roleArnPattern } from './role-arn.ts'

const rule = z
  .object({
    /** Of the ID token, such as `groups`. */
    claim: z.string().min(1).max(128),
    /** What the claim, or one of its values, must be; any when absent. */
    value: z.string().min(1).max(1024).optional(),
    /** ARN of the role to sign in as; when absent, the claim's own value is one. */
    role: z.string().regex(roleArnPattern, 'write the ARN of a role').optional(),
  })
  .strict()

/** Which role somebody signs in as by what their identity provider says of them. The first that holds decides. */
export type OpenIdRule = z.output<typeof rule>

/** @throws Error that says what is wrong. */
export function parseOpenIdRules(text: string): readonly OpenIdRule[] {
  const parsed = z.array(rule).min(1).max(1000).safeParse(asJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`at ${issue?.path.join('.') || 'the top'}: ${issue?.message}`)
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error('it is not JSON', { cause })
  }
}
