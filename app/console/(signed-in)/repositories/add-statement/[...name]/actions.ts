'use server'

import { SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr-public'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { findPolicyText } from '#lib/backend/console/repository-access.ts'
import { savedDraft } from '#lib/console/draft.ts'
import { type PolicyFormState, readStatementFields, statementProblems, toStatement } from '#lib/console/policy-form.ts'
import { isLockout } from '#lib/console/policy-outcome.ts'
import { withStatement } from '#lib/console/repository-policy.ts'
import { consolePaths } from '#lib/routes.ts'

/** Adds a statement to the policy that there is, or makes one of it. */
export async function addStatement(repositoryName: string, _before: PolicyFormState, form: FormData): Promise<PolicyFormState> {
  const fields = readStatementFields(form)
  const problems = statementProblems(fields)
  if (Object.keys(problems).length > 0) return { fields, problems }
  const outcome = await actInConsole(async (call) => {
    const policyText = withStatement(await findPolicyText(call, repositoryName), toStatement(fields))
    return call.ecrPublic.send(new SetRepositoryPolicyCommand({ repositoryName, policyText, force: form.get('force') !== null }))
  })
  if ('signedOut' in outcome) return { fields, signedOut: true }
  if ('failure' in outcome) return { fields, failure: outcome.failure, lockout: isLockout(outcome) }
  redirect(consolePaths.repository('permissions', repositoryName, { saved: 'yes', ...savedDraft(form) }))
}
