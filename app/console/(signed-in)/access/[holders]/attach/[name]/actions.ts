'use server'

import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { policiesOf } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { chosenOf, type FormState, readTyped, refusedForm } from '#lib/console/form-state.ts'

/** Attaches what is ticked. What is attached already stays so, when the form is sent again. */
export async function attachPolicies(kind: HolderKind, name: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const arns = chosenOf(typed, 'policies')
  if (arns.length === 0) return { typed, problems: { policies: 'Tick at least one policy.' } }
  const outcome = await actInConsole(async (call) => {
    const policies = policiesOf(call, kind, name)
    for (const arn of arns) await policies.attach(arn)
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome)
  redirect(accessPaths.holder(kind, 'permissions', name, { done: 'attached' }))
}
