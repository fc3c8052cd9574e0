import type { Context } from '#registry/context.ts'
import { rootArn } from '#registry/domain/principal.ts'
import { resourceArn } from '#registry/domain/resource.ts'
import { conditionContext } from '#registry/iam/condition-context.ts'
import { type EvaluatedPrincipal, evaluate } from '#registry/iam/evaluate.ts'
import type { PolicyDocument } from '#registry/iam/policy-document.ts'
import { conditionValues } from '#registry/operations/condition-values.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { parsedPolicy } from '#registry/operations/parsed-policy.ts'
import { type AccessAnswer, toOutsiderAnswer } from './access-answer.ts'

interface Question {
  readonly accountId: string
  readonly repositoryName: string
  readonly actions: readonly string[]
  readonly policyText?: string | undefined
}

// What their own account allows them is not ours to know: here it allows them everything.
const everything = parsedPolicy('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}', 'identity')
// An account that nobody has.
const anyAccountId = '000000000000'

/** What the repository's policy, or `policyText` in its place, gives those of other accounts whom it names. */
export async function outsiderAccess(
  { accountId, repositoryName, actions, policyText }: Question,
  caller: Caller,
  { repositories, clock }: Pick<Context, 'repositories' | 'clock'>,
): Promise<readonly AccessAnswer[]> {
  const facts = await repositories.accessFacts(accountId, repositoryName)
  const effective = policyText ?? facts?.policyText
  if (effective === undefined) return []
  const document = parsedPolicy(effective, 'resource')
  const resource = { type: 'repository', accountId, repositoryName } as const
  return outsidersIn(document, accountId).map((name) => {
    const principal = toPrincipal(name)
    const asking = { type: 'root', accountId: principal.accountId, accessKeyId: '' } as const
    const values = {
      ...conditionValues(caller, asking, resource, facts, clock()),
      'aws:PrincipalArn': principal.arn,
      'aws:PrincipalType': principal.arn === rootArn(principal.accountId) ? 'Account' : 'User',
    }
    const request = {
      principal,
      resource: resourceArn(resource),
      resourceAccountId: accountId,
      identityPolicies: [{ name: 'their own account', document: everything }],
      resourcePolicy: { name: 'repository policy', document },
      context: conditionContext(values),
    }
    return toOutsiderAnswer(
      name,
      actions.map((action) => [action, evaluate({ ...request, action })] as const),
    )
  })
}

function outsidersIn({ statements }: PolicyDocument, ownAccountId: string): readonly string[] {
  const named = statements.flatMap(({ principals }) => {
    if (!principals) return []
    const { everyone, accounts, entities, services } = principals
    const arns = [...[...accounts].map(rootArn), ...entities].filter((arn) => accountIn(arn) !== ownAccountId)
    return [...(everyone ? ['*'] : []), ...arns, ...services]
  })
  // Unique ids (`AIDA…`) are of this account's own users as a rule, who are listed with it.
  return [...new Set(named)].filter((name) => name === '*' || name.includes(':') || name.includes('.')).toSorted()
}

function toPrincipal(name: string): EvaluatedPrincipal {
  if (name === '*') return { type: 'user', accountId: anyAccountId, arn: `arn:aws:iam::${anyAccountId}:user/anybody` }
  if (!name.startsWith('arn:')) return { type: 'service', accountId: '', arn: name }
  const accountId = accountIn(name)
  if (name === rootArn(accountId)) return { type: 'root', accountId, arn: name }
  const isRole = name.includes(':role/') || name.includes(':assumed-role/')
  return { type: isRole ? 'assumed-role' : 'user', accountId, arn: name, ...(name.includes(':role/') ? { issuerArn: name } : {}) }
}

function accountIn(arn: string): string {
  return arn.split(':')[4] ?? ''
}
