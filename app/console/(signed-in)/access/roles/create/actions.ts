'use server'

import { AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { blameFor, nameProblem, sessionHoursProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { chosenOf, type FormState, problemsOf, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'
import { requiredPolicyProblem } from '#lib/console/policy-problem.ts'

/** Makes a role with the policies that are ticked, and shows it. */
export async function createRole(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const [RoleName, Description, policyText] = [textOf(typed, 'roleName'), textOf(typed, 'description'), textOf(typed, 'policyText')]
  const hours = textOf(typed, 'hours')
  const problems = problemsOf({
    roleName: nameProblem('role', RoleName),
    policyText: requiredPolicyProblem(policyText, 'trust'),
    hours: sessionHoursProblem(hours),
  })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const command = new CreateRoleCommand({
    RoleName,
    AssumeRolePolicyDocument: policyText,
    MaxSessionDuration: Math.round(Number(hours) * 3600),
    ...(Description ? { Description } : {}),
  })
  const outcome = await actInConsole(async ({ iam }) => {
    await iam.send(command)
    for (const PolicyArn of chosenOf(typed, 'policies')) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome, blameFor('roleName'))
  redirect(accessPaths.holder('role', 'permissions', RoleName, { done: 'created' }))
}
