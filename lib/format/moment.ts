import { formatDistanceStrict, isValid } from 'date-fns'

/** A point in time as pages show it. */
export interface Moment {
  /** As in "3 days ago". */
  readonly relative: string
  /** To the second, in UTC, as in "2026-03-01 14:05:09 UTC". */
  readonly exact: string
  /** For machines: the `datetime` of a time element. */
  readonly iso: string
}

/** Beyond any real build: what tools write that leave the build date out on purpose. */
const reproducibleBefore = Date.UTC(1980, 0, 2)

/** How pages show a date. A date of the near future, as clocks differ, counts as now. */
export function moment(date: Date, now = new Date()): Moment {
  const iso = date.toISOString()
  const age = now.getTime() - date.getTime()
  const relative = age < 60_000 && age > -300_000 ? 'just now' : formatDistanceStrict(date, now, { addSuffix: true })
  return { relative, exact: `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`, iso }
}

/** A build date; undefined when the image claims none, or one that stands for none. */
export function buildMoment(date: Date | undefined, now = new Date()): Moment | undefined {
  return date && isValid(date) && date.getTime() >= reproducibleBefore ? moment(date, now) : undefined
}
