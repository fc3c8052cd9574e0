import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation, type Operation } from '#registry/operations/operation.ts'
import { policyName } from './input-members.ts'
import { iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import type { HolderType } from './policy-holder.ts'
import { checkPolicy, encodePolicy, policyCharsMax, policySize, policyTextCharsMax } from './policy-text.ts'

/**
 * `PutUserPolicy`, `GetUserPolicy`, `ListUserPolicies` and `DeleteUserPolicy`, and the same for groups and roles: they
 * differ in whom they name only.
 */
export function inlinePolicyOperations(holder: HolderType): readonly Operation[] {
  const { noun, member, name, kind } = holder
  const nameIn = (request: Readonly<Record<string, unknown>>) => String(request[member])
  const named = { [member]: name, PolicyName: policyName }
  const missing = (policy: string) => new ServiceError('entity-not-found', `The ${kind} policy with name ${policy} cannot be found.`)

  const put = defineOperation({
    name: `Put${noun}Policy`,
    service: 'iam',
    action: `iam:Put${noun}Policy`,
    readOnly: false,
    input: z.object({ ...named, PolicyDocument: z.string().min(1).max(policyTextCharsMax) }),
    resource: (request, caller, context) => holder.resource(nameIn(request), caller, context),
    async run(request, caller, context) {
      const [policy, document] = [String(request.PolicyName), String(request.PolicyDocument)]
      checkPolicy(document, 'identity')
      await context.users.hold(accountPrincipal(caller).accountId)
      const { id, accountId } = await holder.find(nameIn(request), caller, context)
      const others = (await context.policies.inlineDocuments(id)).filter((other) => other.name !== policy)
      const size = others.reduce((sum, other) => sum + policySize(other.document), policySize(document))
      if (size > policyCharsMax[kind]) {
        throw new ServiceError(
          'entity-limit-exceeded',
          `Maximum policy size of ${policyCharsMax[kind]} bytes exceeded for ${kind} ${nameIn(request)}`,
        )
      }
      await context.policies.putInline(accountId, id, policy, document)
      return {}
    },
  })

  const get = defineOperation({
    name: `Get${noun}Policy`,
    service: 'iam',
    action: `iam:Get${noun}Policy`,
    readOnly: true,
    input: z.object(named),
    resource: (request, caller, context) => holder.resource(nameIn(request), caller, context),
    async run(request, caller, context) {
      const found = await holder.find(nameIn(request), caller, context)
      const policy = String(request.PolicyName)
      const document = await context.policies.findInline(found.id, policy)
      if (document === undefined) throw missing(policy)
      return { [member]: found.name, PolicyName: policy, PolicyDocument: encodePolicy(document) }
    },
  })

  const list = defineOperation({
    name: `List${noun}Policies`,
    service: 'iam',
    action: `iam:List${noun}Policies`,
    readOnly: true,
    input: z.object({ [member]: name, ...pagingInput }),
    resource: (request, caller, context) => holder.resource(nameIn(request), caller, context),
    async run(request, caller, context) {
      const { id, accountId } = await holder.find(nameIn(request), caller, context)
      const scope = { operation: `List${noun}Policies`, accountId, query: id }
      const page = await context.policies.inlineNames(id, toIamPage(request, scope, context))
      return { PolicyNames: page.items, ...iamPageAnswer(page, scope, context) }
    },
  })

  const remove = defineOperation({
    name: `Delete${noun}Policy`,
    service: 'iam',
    action: `iam:Delete${noun}Policy`,
    readOnly: false,
    input: z.object(named),
    resource: (request, caller, context) => holder.resource(nameIn(request), caller, context),
    async run(request, caller, context) {
      const { id, accountId } = await holder.find(nameIn(request), caller, context)
      const policy = String(request.PolicyName)
      if (await context.policies.deleteInline(accountId, id, policy)) return {}
      throw missing(policy)
    },
  })

  return [put, get, list, remove]
}
