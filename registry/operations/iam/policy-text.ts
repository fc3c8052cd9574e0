import { ServiceError } from '#registry/domain/service-error.ts'
import { parsePolicy } from '#registry/iam/parse-policy.ts'
import type { PolicyKind } from '#registry/iam/policy-document.ts'
import { PolicyError } from '#registry/iam/policy-error.ts'

/** Characters, white space not counted. @see IAM user guide, "IAM and AWS STS quotas". */
export const policyCharsMax = { managed: 6144, user: 2048, group: 5120, role: 10_240, trust: 2048 } as const

/** Sent in a form, so that no text is longer than a form may be. */
export const policyTextCharsMax = 131_072

/**
 * Checks a policy that is to be stored.
 * @throws ServiceError `malformed-policy-document` that names the place and what is wrong there.
 */
export function checkPolicy(text: string, kind: PolicyKind): void {
  try {
    parsePolicy(text, kind)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    throw new ServiceError('malformed-policy-document', error.message, { cause: error })
  }
}

/** What counts of a policy's length. */
export function policySize(text: string): number {
  return text.replaceAll(/\s/g, '').length
}

/** @throws ServiceError `entity-limit-exceeded`. */
export function checkManagedSize(text: string): void {
  if (policySize(text) <= policyCharsMax.managed) return
  throw new ServiceError('entity-limit-exceeded', `Cannot exceed quota for PolicySize: ${policyCharsMax.managed}`)
}

/** As the Query APIs give documents out: percent-encoded by RFC 3986. */
export function encodePolicy(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
