import type { OpenIdRule } from '#registry/domain/openid-rules.ts'
import { roleArnPattern } from '#registry/domain/role-arn.ts'
import type { Claims } from '#registry/stores/identity-provider.ts'

const sessionNameCharsMax = 64

/** The ARN of the role that the first rule which holds leads to; undefined when none does. */
export function roleOf(claims: Claims, rules: readonly OpenIdRule[]): string | undefined {
  for (const { claim, value, role } of rules) {
    const values = valuesOf(claims, claim)
    if (value !== undefined ? !values.includes(value) : values.length === 0) continue
    const found = role ?? values.find((text) => roleArnPattern.test(text))
    if (found !== undefined) return found
  }
  return undefined
}

/** What logs call them: their address, or else their id at the provider. */
export function sessionNameOf(claims: Claims): string {
  const [email] = valuesOf(claims, 'email')
  const name = (email ?? claims.sub).replaceAll(/[^\w+=,.@-]/g, '-').slice(0, sessionNameCharsMax)
  return name.length < 2 ? `${name}-openid` : name
}

/** As conditions may ask for them: `issuer:sub`, `issuer:aud` and each claim that is text. */
export function claimConditions(claims: Claims, { id, clientId }: { readonly id: string; readonly clientId: string }) {
  const texts = Object.keys(claims).map((claim) => [`${id}:${claim}`, valuesOf(claims, claim)] as const)
  return { ...Object.fromEntries(texts.filter(([, values]) => values.length > 0)), [`${id}:aud`]: clientId }
}

function valuesOf(claims: Claims, claim: string): readonly string[] {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined
  const values = Array.isArray(value) ? value : [value]
  return values.flatMap((each) => (typeof each === 'string' ? [each] : typeof each === 'boolean' ? [String(each)] : []))
}
