import { z } from 'zod'
import { paging } from '#registry/operations/ecr-public/input-members.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import type { Report } from '#registry/stores/reports.ts'
import { installation } from './operator-input.ts'

/** What visitors reported of repositories, the oldest first; with `openOnly` what is not resolved. */
export const listReports = defineOperation({
  name: 'ListReports',
  service: 'galleon',
  action: 'galleon:ListReports',
  operatorsOnly: true,
  readOnly: true,
  input: z.object({ ...paging, openOnly: z.boolean().default(true) }),
  resource: installation,
  async run(request, _caller, context): Promise<{ readonly reports: readonly Report[]; readonly nextToken?: string }> {
    const { openOnly } = request
    const scope = { operation: 'ListReports', query: openOnly }
    const page = await context.reports.list({ openOnly }, toPageRequest(request, scope, context))
    return { reports: page.items, ...nextTokenOf(page, scope, context) }
  },
})
