import type { Context } from '#registry/context.ts'
import type { CollectionFigures } from '#registry/stores/collections.ts'
import type { Portion } from '#registry/stores/garbage.ts'

/** What collecting needs of the rest. */
export type CollectorContext = Pick<Context, 'garbage' | 'blobs' | 'blobLinks' | 'clock' | 'config'>

/** A collection on its way. */
export interface Collecting {
  readonly context: CollectorContext
  /** Only counts what there is to remove. */
  readonly dryRun: boolean
  readonly signal: AbortSignal
  /** Grow with what is removed. */
  readonly figures: { -readonly [Name in keyof CollectionFigures]: CollectionFigures[Name] }
}

/** All portions of a list that have something in them, until it is time to stop. */
export async function* portionsOf<Item>(
  find: (after: string | undefined) => Promise<Portion<Item>>,
  signal: AbortSignal,
): AsyncIterable<readonly Item[]> {
  let after: string | undefined
  do {
    if (signal.aborted) return
    const { items, next } = await find(after)
    if (items.length > 0) yield items
    after = next
  } while (after !== undefined)
}
