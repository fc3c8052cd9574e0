'use server'

import { DeleteRepositoryPolicyCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr-public'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { findPolicyText } from '#lib/backend/console/repository-access.ts'
import type { PolicyFormState } from '#lib/console/policy-form.ts'
import { isLockout, policyChanged } from '#lib/console/policy-outcome.ts'
import { withoutStatement } from '#lib/console/repository-policy.ts'
import { consolePaths } from '#lib/routes.ts'

/** Takes one statement out of the policy that the page showed; with the last one the policy goes. */
export async function deleteStatement(repositoryName: string, _before: PolicyFormState, form: FormData): Promise<PolicyFormState> {
  // Browsers send line ends as CRLF.
  const shown = String(form.get('policyText') ?? '').replaceAll('\r\n', '\n')
  const index = Number(form.get('index'))
  const outcome = await actInConsole(async (call) => {
    if ((await findPolicyText(call, repositoryName)) !== shown) return policyChanged
    const policyText = withoutStatement(shown, index)
    const force = form.get('force') !== null
    if (policyText === undefined) await call.ecrPublic.send(new DeleteRepositoryPolicyCommand({ repositoryName }))
    else await call.ecrPublic.send(new SetRepositoryPolicyCommand({ repositoryName, policyText, force }))
    return undefined
  })
  if ('signedOut' in outcome) return { signedOut: true }
  if ('failure' in outcome) return { failure: outcome.failure, lockout: isLockout(outcome) }
  if (outcome.answer) return outcome.answer
  redirect(consolePaths.repository('permissions', repositoryName, { saved: 'yes' }))
}
