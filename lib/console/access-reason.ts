import type { ActionAccess } from '#lib/backend/console/repository-access.ts'

const kinds = {
  identity: 'a policy of their own',
  resource: 'the repository policy',
  boundary: 'the permissions boundary',
  session: 'the session policy',
} as const

/** Why somebody may or may not, in a few words: the statement, or what is missing. */
export function reasonOf({ reason, policyType, policyName, statementId, statementIndex }: ActionAccess): string {
  if (reason === 'root') return 'as the root user'
  if (statementIndex !== undefined) {
    const statement = statementId ?? `statement ${statementIndex + 1}`
    const policy = policyType === 'resource' || !policyName ? kinds[policyType ?? 'identity'] : shortName(policyName)
    return `${reason === 'explicit-deny' ? 'denied by ' : ''}${statement} of ${policy}`
  }
  if (reason === 'no-boundary-allow') return 'the permissions boundary does not allow it'
  if (reason === 'no-resource-allow') return 'the repository policy does not allow it'
  return 'no policy allows it'
}

// `arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly`
function shortName(policyName: string): string {
  return policyName.startsWith('arn:') ? policyName.slice(policyName.lastIndexOf('/') + 1) : policyName
}
