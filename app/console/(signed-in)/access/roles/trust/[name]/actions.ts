'use server'

import { UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { blameFor } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { savedDraft } from '#lib/console/draft.ts'
import { type FormState, problemsOf, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'
import { policyChanged } from '#lib/console/policy-outcome.ts'
import { requiredPolicyProblem } from '#lib/console/policy-problem.ts'

/** Says anew who may take on the role, in place of what the page showed. */
export async function saveTrustPolicy(RoleName: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const PolicyDocument = textOf(typed, 'policyText')
  const problems = problemsOf({ policyText: requiredPolicyProblem(PolicyDocument, 'trust') })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(async (call) => {
    const { trustPolicy } = await findHolder(call, 'role', RoleName)
    if (trustPolicy?.trim() !== textOf(typed, 'shown')) return policyChanged.failure
    await call.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
    return undefined
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome, blameFor('roleName'))
  if (outcome.answer) return { typed, failure: outcome.answer }
  redirect(accessPaths.holder('role', 'trust', RoleName, { done: 'saved', ...savedDraft(form) }))
}
