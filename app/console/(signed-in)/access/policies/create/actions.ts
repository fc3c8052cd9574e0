'use server'

import { CreatePolicyCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { blameFor, nameProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { savedDraft } from '#lib/console/draft.ts'
import { type FormState, problemsOf, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'
import { requiredPolicyProblem } from '#lib/console/policy-problem.ts'

/** Makes a managed policy of the account, and shows it. */
export async function createPolicy(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const [PolicyName, Description, PolicyDocument] = [textOf(typed, 'policyName'), textOf(typed, 'description'), textOf(typed, 'policyText')]
  const problems = problemsOf({
    policyName: nameProblem('policy', PolicyName),
    policyText: requiredPolicyProblem(PolicyDocument, 'identity'),
  })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const command = new CreatePolicyCommand({ PolicyName, PolicyDocument, ...(Description ? { Description } : {}) })
  const outcome = await actInConsole(({ iam }) => iam.send(command))
  if (!('answer' in outcome)) return refusedForm(typed, outcome, blameFor('policyName'))
  redirect(accessPaths.policy('detail', outcome.answer.Policy?.Arn ?? '', { done: 'created', ...savedDraft(form) }))
}
