/** A slice of a list in the order of an opaque position; every list of the product is read in such slices. */
export interface PageRequest {
  /** How many items at most, 1–1000. */
  readonly limit: number
  /** Where the last page ended: that page's {@link Page.next}. */
  readonly after?: string
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Absent on the last page. */
  readonly next?: string
}
