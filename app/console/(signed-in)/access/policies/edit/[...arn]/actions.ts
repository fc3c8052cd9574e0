'use server'

import { CreatePolicyVersionCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { findManagedPolicy } from '#lib/backend/console/managed-policy.ts'
import { blameFor } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { savedDraft } from '#lib/console/draft.ts'
import { type FormState, problemsOf, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'
import { policyChanged } from '#lib/console/policy-outcome.ts'
import { requiredPolicyProblem } from '#lib/console/policy-problem.ts'

/** Makes what was written the version that counts, in place of the one that the page showed. */
export async function savePolicy(PolicyArn: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const PolicyDocument = textOf(typed, 'policyText')
  const problems = problemsOf({ policyText: requiredPolicyProblem(PolicyDocument, 'identity') })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(async (call) => {
    if ((await findManagedPolicy(call, PolicyArn)).policyText.trim() !== textOf(typed, 'shown')) return policyChanged.failure
    await call.iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }))
    return undefined
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome, blameFor('policyName'))
  if (outcome.answer) return { typed, failure: outcome.answer }
  redirect(accessPaths.policy('detail', PolicyArn, { done: 'policy-saved', ...savedDraft(form) }))
}
