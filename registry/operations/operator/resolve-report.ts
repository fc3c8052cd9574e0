import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { describeIssue } from '#registry/operations/invalid-parameter.ts'
import type { Report } from '#registry/stores/reports.ts'

const input = z.object({ note: z.string().trim().min(1).max(limits.reportResolutionCharsMax) })

/** An operator's act: closes a report with a word on what was done. @throws ServiceError `entity-not-found`, `invalid-parameter`. */
export async function resolveReport(id: string, note: string, { reports }: Pick<Context, 'reports'>): Promise<Report> {
  const parsed = input.safeParse({ note }, { reportInput: true })
  if (!parsed.success) throw new ServiceError('invalid-parameter', describeIssue(parsed.error))
  return reports.resolve(id, parsed.data.note)
}
