import { z } from 'zod'
import { roleArn } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { arn, newUserName, path } from './input-members.ts'
import { newUniqueId } from './new-ids.ts'
import { checkPolicy, policyTextCharsMax } from './policy-text.ts'
import { toRoleAnswer } from './role-answer.ts'
import { checkTrustSize, maxSessionDuration, roleDescription } from './role-input.ts'
import { tagConditions, tagList, withTags } from './tags.ts'

const rolesMax = 1000

/** Makes a role that whom its trust policy names may assume. */
export const createRole = defineOperation({
  name: 'CreateRole',
  service: 'iam',
  action: 'iam:CreateRole',
  readOnly: false,
  input: z.object({
    RoleName: newUserName,
    Path: path.default('/'),
    AssumeRolePolicyDocument: z.string().min(1).max(policyTextCharsMax),
    Description: roleDescription.optional(),
    MaxSessionDuration: maxSessionDuration.default(3600),
    PermissionsBoundary: arn.optional(),
    Tags: tagList.optional(),
  }),
  resource({ Path, RoleName }, caller) {
    const { accountId } = accountPrincipal(caller)
    return { type: 'arn', accountId, arn: roleArn(accountId, Path, RoleName) }
  },
  conditions: (request) => ({
    ...tagConditions(request),
    ...(request.PermissionsBoundary === undefined ? {} : { 'iam:PermissionsBoundary': request.PermissionsBoundary }),
  }),
  async run(request, caller, { users, roles, policies, clock }) {
    const { accountId } = accountPrincipal(caller)
    const { RoleName: name, AssumeRolePolicyDocument: trustPolicy, PermissionsBoundary: boundaryArn, Description: description } = request
    checkPolicy(trustPolicy, 'trust')
    checkTrustSize(trustPolicy)
    const tags = withTags({}, request.Tags ?? [])
    await users.hold(accountId)
    if (await roles.find(accountId, name)) throw new ServiceError('entity-already-exists', `Role with name ${name} already exists.`)
    if ((await roles.count(accountId)) >= rolesMax) {
      throw new ServiceError('entity-limit-exceeded', `Cannot exceed quota for RolesPerAccount: ${rolesMax}`)
    }
    if (boundaryArn !== undefined && !(await policies.find(accountId, boundaryArn))) {
      throw new ServiceError('entity-not-found', `Policy ${boundaryArn} does not exist or is not attachable.`)
    }
    const facts = { id: newUniqueId('AROA'), accountId, name, path: request.Path, trustPolicy, tags, createdAt: clock() }
    const optional = { ...(description === undefined ? {} : { description }), ...(boundaryArn === undefined ? {} : { boundaryArn }) }
    const role = await roles.create({ ...facts, ...optional, maxSessionSeconds: request.MaxSessionDuration })
    return { Role: toRoleAnswer(role, { alone: true }) }
  },
})
