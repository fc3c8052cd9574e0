import type { Refused } from '#lib/backend/console/ask-backend.ts'
import type { PolicyFormState } from './policy-form.ts'

/** Somebody else set another policy since the page was read. */
export const policyChanged: PolicyFormState = {
  failure:
    'Somebody else changed the policy meanwhile, so nothing was saved. Open the permissions again and make your change to what is there now.',
}

/** Whether the registry refused since the policy would lock its writer out, and would take it when told to. */
export function isLockout({ failure }: Refused): boolean {
  return failure.includes('would lock its caller out')
}
