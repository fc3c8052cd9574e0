import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { ReportReason } from '#registry/domain/report-reasons.ts'

export interface NewReport {
  readonly id: string
  readonly accountId: string
  /** The registry's primary alias at that time. */
  readonly registryAlias: string
  readonly repositoryName: string
  readonly reason: ReportReason
  readonly text: string
  /** Where the operator may answer. */
  readonly email?: string
}

export interface Report extends NewReport {
  readonly createdAt: Date
  readonly resolvedAt?: Date
  /** What the operator did about it. */
  readonly resolution?: string
}

/** What visitors told the operator of repositories. Reports outlive the repositories that they are about. */
export interface ReportStore {
  add(report: NewReport): Promise<void>
  /** The oldest first. */
  list(options: { readonly openOnly: boolean }, page: PageRequest): Promise<Page<Report>>
  /** @throws ServiceError `entity-not-found`. */
  get(id: string): Promise<Report>
  /** Closes a report, or changes what was said of one that is closed. @throws ServiceError `entity-not-found`. */
  resolve(id: string, resolution: string): Promise<Report>
}
