import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { Report } from '#registry/stores/reports.ts'
import { installation } from './operator-input.ts'
import { resolveReport } from './resolve-report.ts'

/**
 * Closes a report with a word on what was done.
 * @throws ServiceError `entity-not-found`, `invalid-parameter`, `entity-already-exists` when somebody else has closed it.
 */
export const resolveRepositoryReport = defineOperation({
  name: 'ResolveReport',
  service: 'galleon',
  action: 'galleon:ResolveReport',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({ reportId: z.string().min(1).max(64), note: z.string().max(10_000) }),
  resource: installation,
  async run({ reportId, note }, _caller, context): Promise<{ readonly report: Report }> {
    const { resolution } = await context.reports.get(reportId)
    if (resolution !== undefined) throw new ServiceError('entity-already-exists', `The report is closed already: ${resolution}`)
    return { report: await resolveReport(reportId, note, context) }
  },
})
