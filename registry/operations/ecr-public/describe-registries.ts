import { z } from 'zod'
import { resourceArn } from '#registry/domain/resource.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { toPageRequest } from '#registry/operations/page-token.ts'
import { paging } from './input-members.ts'
import { getAccount } from './registry-catalog-data.ts'
import { accountPrincipal, ownRegistry } from './registry-of.ts'
import { findRegistryUri } from './repository-answer.ts'

export interface DescribeRegistriesAnswer {
  readonly registries: readonly {
    readonly registryId: string
    readonly registryArn: string
    /** Empty until the first repository gives the registry an alias. */
    readonly registryUri: string
    readonly verified: boolean
    readonly aliases: readonly {
      readonly name: string
      readonly status: 'ACTIVE' | 'PENDING' | 'REJECTED'
      readonly primaryRegistryAlias: boolean
      readonly defaultRegistryAlias: boolean
    }[]
  }[]
}

/** The caller's registry, of which an account has one: there is never a second page. */
export const describeRegistries = defineOperation({
  name: 'DescribeRegistries',
  service: 'ecr-public',
  action: 'ecr-public:DescribeRegistries',
  readOnly: true,
  input: z.object(paging),
  resource: ownRegistry,
  async run(request, caller, context): Promise<DescribeRegistriesAnswer> {
    const { accountId } = accountPrincipal(caller)
    toPageRequest(request, { operation: 'DescribeRegistries', registryId: accountId }, context)
    const account = await getAccount(accountId, context)
    const aliases = await context.accounts.aliases(accountId)
    const registry = {
      registryId: accountId,
      registryArn: resourceArn({ type: 'registry', accountId }),
      registryUri: (await findRegistryUri(accountId, context)) ?? '',
      verified: account.verified,
      aliases: aliases.map(({ name, status, isPrimary, isDefault }) => ({
        name,
        status,
        primaryRegistryAlias: isPrimary,
        defaultRegistryAlias: isDefault,
      })),
    }
    return { registries: [registry] }
  },
})
