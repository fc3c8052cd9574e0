import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { path, policyName } from './input-members.ts'
import { newUniqueId } from './new-ids.ts'
import { toPolicyAnswer } from './policy-answer.ts'
import { checkManagedSize, checkPolicy, policyTextCharsMax } from './policy-text.ts'
import { tagConditions, tagList, withTags } from './tags.ts'

const policyArn = (accountId: string, policyPath: string, name: string) => `arn:aws:iam::${accountId}:policy${policyPath}${name}`

/** Makes a managed policy, which users, groups and roles of the account may have. */
export const createPolicy = defineOperation({
  name: 'CreatePolicy',
  service: 'iam',
  action: 'iam:CreatePolicy',
  readOnly: false,
  input: z.object({
    PolicyName: policyName,
    Path: path.default('/'),
    PolicyDocument: z.string().min(1).max(policyTextCharsMax),
    Description: z.string().max(1000).optional(),
    Tags: tagList.optional(),
  }),
  resource({ Path, PolicyName }, caller) {
    const { accountId } = accountPrincipal(caller)
    return { type: 'arn', accountId, arn: policyArn(accountId, Path, PolicyName) }
  },
  conditions: tagConditions,
  async run(request, caller, { policies, clock }) {
    const { accountId } = accountPrincipal(caller)
    checkPolicy(request.PolicyDocument, 'identity')
    checkManagedSize(request.PolicyDocument)
    const arn = policyArn(accountId, request.Path, request.PolicyName)
    const createdAt = clock()
    const policy = {
      arn,
      id: newUniqueId('ANPA'),
      accountId,
      name: request.PolicyName,
      path: request.Path,
      defaultVersion: 1,
      tags: withTags({}, request.Tags ?? []),
      createdAt,
      updatedAt: createdAt,
      ...(request.Description === undefined ? {} : { description: request.Description }),
    }
    if (await policies.find(accountId, arn)) {
      throw new ServiceError(
        'entity-already-exists',
        `A policy called ${request.PolicyName} already exists. Duplicate names are not allowed.`,
      )
    }
    await policies.create(policy, request.PolicyDocument)
    return { Policy: toPolicyAnswer({ ...policy, attachments: 0, boundaries: 0 }, { alone: true }) }
  },
})
