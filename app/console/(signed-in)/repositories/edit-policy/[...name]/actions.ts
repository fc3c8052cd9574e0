'use server'

import { DeleteRepositoryPolicyCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr-public'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { findPolicyText } from '#lib/backend/console/repository-access.ts'
import { savedDraft } from '#lib/console/draft.ts'
import type { PolicyFormState } from '#lib/console/policy-form.ts'
import { isLockout, policyChanged } from '#lib/console/policy-outcome.ts'
import { consolePaths } from '#lib/routes.ts'

/** Sets the policy as it was written, in place of the one that the page showed; an empty one takes it away. */
export async function savePolicy(repositoryName: string, _before: PolicyFormState, form: FormData): Promise<PolicyFormState> {
  const policyText = String(form.get('policyText') ?? '').replaceAll('\r\n', '\n')
  const shown = String(form.get('shown') ?? '').replaceAll('\r\n', '\n')
  const outcome = await actInConsole(async (call) => {
    if (((await findPolicyText(call, repositoryName)) ?? '') !== shown) return policyChanged
    if (policyText.trim() !== '') {
      const force = form.get('force') !== null
      await call.ecrPublic.send(new SetRepositoryPolicyCommand({ repositoryName, policyText, force }))
    } else if (shown !== '') await call.ecrPublic.send(new DeleteRepositoryPolicyCommand({ repositoryName }))
    return undefined
  })
  if ('signedOut' in outcome) return { policyText, signedOut: true, shown }
  if ('failure' in outcome) {
    if (isLockout(outcome)) return { policyText, failure: outcome.failure, lockout: true }
    if (outcome.code === 'InvalidParameterException') return { policyText, problems: { policyText: outcome.failure } }
    return { policyText, failure: outcome.failure }
  }
  if (outcome.answer) return { ...outcome.answer, policyText }
  redirect(consolePaths.repository('permissions', repositoryName, { saved: 'yes', ...savedDraft(form) }))
}
