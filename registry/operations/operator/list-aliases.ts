import { z } from 'zod'
import { paging } from '#registry/operations/ecr-public/input-members.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import type { OwnedAlias } from '#registry/stores/aliases.ts'
import { installation } from './operator-input.ts'

/** The aliases of all registries by name, or those that wait to be decided. */
export const listAliases = defineOperation({
  name: 'ListAliases',
  service: 'galleon',
  action: 'galleon:ListAliases',
  operatorsOnly: true,
  readOnly: true,
  input: z.object({ ...paging, pendingOnly: z.boolean().default(false) }),
  resource: installation,
  async run(request, _caller, context): Promise<{ readonly aliases: readonly OwnedAlias[]; readonly nextToken?: string }> {
    const { pendingOnly } = request
    const scope = { operation: 'ListAliases', query: pendingOnly }
    const page = await context.aliases.list({ pendingOnly }, toPageRequest(request, scope, context))
    return { aliases: page.items, ...nextTokenOf(page, scope, context) }
  },
})
