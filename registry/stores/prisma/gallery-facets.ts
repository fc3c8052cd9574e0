import { architectureBadges, operatingSystemBadges } from '#registry/domain/content-types.ts'
import type { FacetCounts, GallerySearch } from '#registry/stores/gallery.ts'

/**
 * A repository's filters in one small number, `facets` of the gallery's tables. The database's function gallery_facets
 * computes it with the same bits.
 */
export const verifiedBit = 1
const systemBits = operatingSystemBadges.map((value, index) => ({ value, bit: 2 << index }))
const processorBits = architectureBadges.map((value, index) => ({ value, bit: 8 << index }))
/** The two bits above say that a repository declares values that are no badges. */
const valuesMax = 512

type Filters = Pick<GallerySearch, 'verifiedOnly' | 'operatingSystems' | 'architectures'>

/** Filters as masks, for verified accounts, operating systems and architectures. Of each any bit will do; 0 lets everything pass. */
export type FacetFilter = readonly [number, number, number]

/** Undefined when a filter names a value that is no badge and has no bit. */
export function toFacetFilter({ verifiedOnly, operatingSystems, architectures }: Filters): FacetFilter | undefined {
  const systemsMask = maskOf(systemBits, operatingSystems)
  const processorsMask = maskOf(processorBits, architectures)
  if (systemsMask === undefined || processorsMask === undefined) return undefined
  return [verifiedOnly ? verifiedBit : 0, systemsMask, processorsMask]
}

/** All values of `facets` that pass; undefined when every value does, and when there are no bits for a filter. */
export function passingFacets(filters: Filters): readonly number[] | undefined {
  const filter = toFacetFilter(filters)
  if (!filter?.some((mask) => mask !== 0)) return undefined
  return Array.from({ length: valuesMax }, (_, facets) => facets).filter((facets) => filter.every((mask) => passes(facets, mask)))
}

function maskOf(bits: readonly { value: string; bit: number }[], values: readonly string[]): number | undefined {
  let mask = 0
  for (const value of values) {
    const known = bits.find((bit) => bit.value === value)
    if (!known) return undefined
    mask |= known.bit
  }
  return mask
}

/** How many of the repositories that matched a term have these facets. */
export interface FacetGroup {
  readonly facets: number
  readonly count: number
  /** Whether they pass filters that have no bits. */
  readonly systemsPass?: boolean
  readonly processorsPass?: boolean
}

export interface FilteredCounts {
  /** Before any filter. */
  readonly matched: number
  readonly total: number
  readonly facets: FacetCounts
}

/** Each filter's values are counted under the other filters. */
export function countUnder(groups: readonly FacetGroup[], filters: Filters): FilteredCounts {
  const filter = toFacetFilter(filters)
  const systems = new Map<string, number>()
  const processors = new Map<string, number>()
  let [matched, total, verified] = [0, 0, 0]
  for (const group of groups) {
    const { facets, count } = group
    const isVerified = (facets & verifiedBit) !== 0
    const v = !filters.verifiedOnly || isVerified
    const o = group.systemsPass ?? passes(facets, filter?.[1])
    const p = group.processorsPass ?? passes(facets, filter?.[2])
    matched += count
    if (v && o && p) total += count
    if (isVerified && o && p) verified += count
    if (v && p) addEach(systems, systemBits, facets, count)
    if (v && o) addEach(processors, processorBits, facets, count)
  }
  const facets = { verified, operatingSystems: Object.fromEntries(systems), architectures: Object.fromEntries(processors) }
  return { matched, total, facets }
}

function passes(facets: number, mask = 0): boolean {
  return mask === 0 || (facets & mask) !== 0
}

function addEach(counts: Map<string, number>, bits: readonly { value: string; bit: number }[], facets: number, count: number): void {
  for (const { value, bit } of bits) if (facets & bit) counts.set(value, (counts.get(value) ?? 0) + count)
}
