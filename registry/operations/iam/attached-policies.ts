import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation, type Operation } from '#registry/operations/operation.ts'
import { arn, pathPrefix } from './input-members.ts'
import { iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import type { HolderType } from './policy-holder.ts'

const attachedMax = 10

/**
 * `AttachUserPolicy`, `DetachUserPolicy` and `ListAttachedUserPolicies`, and the same for groups and roles: they differ in
 * whom they name only.
 */
export function attachedPolicyOperations(holder: HolderType): readonly Operation[] {
  const { noun, member, name } = holder
  const nameIn = (request: Readonly<Record<string, unknown>>) => String(request[member])
  const named = z.object({ [member]: name, PolicyArn: arn })

  const attach = defineOperation({
    name: `Attach${noun}Policy`,
    service: 'iam',
    action: `iam:Attach${noun}Policy`,
    readOnly: false,
    input: named,
    resource: (request, caller, context) => holder.resource(nameIn(request), caller, context),
    conditions: ({ PolicyArn }) => ({ 'iam:PolicyARN': String(PolicyArn) }),
    async run(request, caller, context) {
      const policyArn = String(request.PolicyArn)
      await context.users.hold(accountPrincipal(caller).accountId)
      const { id, accountId } = await holder.find(nameIn(request), caller, context)
      if (!(await context.policies.find(accountId, policyArn))) {
        throw new ServiceError('entity-not-found', `Policy ${policyArn} does not exist or is not attachable.`)
      }
      await context.policies.attach(accountId, id, policyArn)
      if ((await context.policies.countAttached(id)) > attachedMax) {
        throw new ServiceError('entity-limit-exceeded', `Cannot exceed quota for PoliciesPer${noun}: ${attachedMax}`)
      }
      return {}
    },
  })

  const detach = defineOperation({
    name: `Detach${noun}Policy`,
    service: 'iam',
    action: `iam:Detach${noun}Policy`,
    readOnly: false,
    input: named,
    resource: (request, caller, context) => holder.resource(nameIn(request), caller, context),
    conditions: ({ PolicyArn }) => ({ 'iam:PolicyARN': String(PolicyArn) }),
    async run(request, caller, context) {
      const policyArn = String(request.PolicyArn)
      const { id, accountId } = await holder.find(nameIn(request), caller, context)
      if (await context.policies.detach(accountId, id, policyArn)) return {}
      throw new ServiceError('entity-not-found', `Policy ${policyArn} was not found.`)
    },
  })

  const list = defineOperation({
    name: `ListAttached${noun}Policies`,
    service: 'iam',
    action: `iam:ListAttached${noun}Policies`,
    readOnly: true,
    input: z.object({ [member]: name, PathPrefix: pathPrefix.default('/'), ...pagingInput }),
    resource: (request, caller, context) => holder.resource(nameIn(request), caller, context),
    async run(request, caller, context) {
      const { id, accountId } = await holder.find(nameIn(request), caller, context)
      const prefix = String(request.PathPrefix)
      const scope = { operation: `ListAttached${noun}Policies`, accountId, query: [id, prefix] }
      const page = await context.policies.attached(id, prefix, toIamPage(request, scope, context))
      const policies = page.items.map((policy) => ({ PolicyName: policy.name, PolicyArn: policy.arn }))
      return { AttachedPolicies: policies, ...iamPageAnswer(page, scope, context) }
    },
  })

  return [attach, detach, list]
}
