import type { PullPeriod } from '#registry/domain/pull-periods.ts'

/** What is known of a pull. */
export interface Pull {
  /** One that exists; empty for a pull by digest. */
  readonly tag?: string
  /** As in `linux/arm64`. */
  readonly platform?: string | undefined
}

/**
 * Pulls are counted in memory and written in batches within a second: counting never slows a pull, and a crash loses a
 * second of it at most.
 */
export interface PullCounter {
  count(repositoryId: string, pull?: Pull): void
  /** A child of an index, whose pull was counted with the index: it only tells the platform. */
  countChild(repositoryId: string, platform: string | undefined): void
  /** Writes what is counted. */
  flush(): Promise<void>
}

/** The pulls of a name, or of all that are not named, in each part of the time that was asked for. */
export interface PullSeries {
  /** Undefined: all but the named ones. */
  readonly name: string | undefined
  /** By the first day of the period, `YYYY-MM-DD`; days without pulls are left out. */
  readonly pulls: ReadonlyMap<string, number>
}

export interface PullQuestion {
  readonly repositoryId: string
  readonly period: PullPeriod
  /** Days, `YYYY-MM-DD`, both inclusive. */
  readonly from: string
  readonly to: string
}

export interface PullTotals {
  readonly last24Hours: number
  /** Of seven and of thirty UTC days, today's the last. */
  readonly last7Days: number
  readonly last30Days: number
  /** The first day with a count that is still kept. */
  readonly since: string | undefined
}

/** What was counted, read. All days are those of UTC, weeks begin on Mondays. */
export interface PullStatisticsStore {
  totals(repositoryId: string, now: Date): Promise<PullTotals>
  /** All pulls. */
  total(question: PullQuestion): Promise<PullSeries>
  /**
   * The `limit` most pulled tags that are there, most pulled first; those by digest under the empty name, if any; the rest.
   */
  byTag(question: PullQuestion, limit: number): Promise<readonly PullSeries[]>
  /** The `limit` most pulled platforms, most pulled first; the rest. */
  byPlatform(question: PullQuestion, limit: number): Promise<readonly PullSeries[]>
}
