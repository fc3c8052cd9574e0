'use server'

import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { policiesOf } from '#lib/backend/console/policy-holders.ts'
import { blameFor, nameProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { savedDraft } from '#lib/console/draft.ts'
import { type FormState, problemsOf, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'
import { policyChanged } from '#lib/console/policy-outcome.ts'
import { requiredPolicyProblem } from '#lib/console/policy-problem.ts'

/** Gives whom the page is about a further policy, of a name that none of theirs has. */
export async function addInlinePolicy(kind: HolderKind, name: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const policy = textOf(typed, 'policyName')
  const problems = problemsOf({
    policyName: nameProblem('policy', policy),
    policyText: requiredPolicyProblem(textOf(typed, 'policyText'), 'identity'),
  })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(async (call) => {
    const policies = policiesOf(call, kind, name)
    if ((await policies.findInline(policy)) !== undefined)
      return { policyName: `There is a policy ${policy} here already. Choose another name.` }
    await policies.putInline(policy, textOf(typed, 'policyText'))
    return undefined
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome, blameFor('policyName'))
  if (outcome.answer) return { typed, problems: outcome.answer }
  redirect(accessPaths.holder(kind, 'permissions', name, { done: 'policy-saved', ...savedDraft(form) }))
}

/** Sets a policy as it was written, in place of the one that the page showed. */
export async function saveInlinePolicy(
  kind: HolderKind,
  name: string,
  policy: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const typed = readTyped(form)
  const problems = problemsOf({ policyText: requiredPolicyProblem(textOf(typed, 'policyText'), 'identity') })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(async (call) => {
    const policies = policiesOf(call, kind, name)
    if ((await policies.findInline(policy))?.trim() !== textOf(typed, 'shown')) return policyChanged.failure
    await policies.putInline(policy, textOf(typed, 'policyText'))
    return undefined
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome, blameFor('policyName'))
  if (outcome.answer) return { typed, failure: outcome.answer }
  redirect(accessPaths.holder(kind, 'permissions', name, { done: 'policy-saved', ...savedDraft(form) }))
}
