import { z } from 'zod'
import type { PullSeries } from '#registry/stores/pulls.ts'

export const pullGroupings = ['NONE', 'TAG', 'PLATFORM'] as const
export type PullGrouping = (typeof pullGroupings)[number]

/**
 * What a series counts: a tag; pulls by digest; a platform; `OTHER`, tags and platforms that have no series of their own;
 * `UNKNOWN`, pulls that told no platform, as of charts, and of indexes whose children the client had already.
 */
export type SeriesKind = 'TAG' | 'DIGEST' | 'PLATFORM' | 'OTHER' | 'UNKNOWN'

export const series = z.object({
  kind: z.enum(['TAG', 'DIGEST', 'PLATFORM', 'OTHER', 'UNKNOWN']),
  name: z.string().describe('The tag, or the platform as in `linux/arm64`.').optional(),
  pulls: z.array(z.number()).readonly(),
})

export type Series = z.output<typeof series>

/**
 * The series of what the store found, with zeros where nothing was pulled; `totals` is all pulls of the same periods. Series
 * of tags add up to it. Those of platforms may exceed it: who copies a whole index pulls once, for each of its platforms.
 */
export function toSeries(
  grouping: PullGrouping,
  found: readonly PullSeries[],
  { starts, totals }: { readonly starts: readonly string[]; readonly totals: readonly number[] },
): readonly Series[] {
  if (grouping === 'NONE') return []
  const filled = found.map(({ name, pulls }) => ({ name, pulls: starts.map((start) => pulls.get(start) ?? 0) }))
  const named = filled.flatMap(({ name, pulls }): readonly Series[] => {
    if (name === undefined) return []
    return [name === '' ? { kind: 'DIGEST', pulls } : { kind: grouping, name, pulls }]
  })
  const tagsFirst = [...named.filter(({ kind }) => kind !== 'DIGEST'), ...named.filter(({ kind }) => kind === 'DIGEST')]
  const rest =
    grouping === 'TAG'
      ? [remains('OTHER', totals, tagsFirst)]
      : [
          ...filled.filter(({ name }) => name === undefined).map(({ pulls }): Series => ({ kind: 'OTHER', pulls })),
          remains('UNKNOWN', totals, filled),
        ]
  return [...tagsFirst, ...rest.filter(({ pulls }) => pulls.some((value) => value > 0))]
}

function remains(kind: SeriesKind, totals: readonly number[], known: readonly { readonly pulls: readonly number[] }[]): Series {
  const pulls = totals.map((total, at) =>
    Math.max(
      0,
      known.reduce((left, series) => left - (series.pulls[at] ?? 0), total),
    ),
  )
  return { kind, pulls }
}
