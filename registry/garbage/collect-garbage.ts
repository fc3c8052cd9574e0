import type { Context } from '#registry/context.ts'
import type { Collection, CollectionFigures } from '#registry/stores/collections.ts'
import { collectBlobs } from './blobs.ts'
import type { Collecting, CollectorContext } from './collecting.ts'
import { collectLinks } from './links.ts'
import { collectLogos } from './logos.ts'
import { collectUploads } from './uploads.ts'

/** The name of the lock under which one collection goes on at a time, of all replicas and commands. */
export const collectionLock = 'collect garbage'

// Links first: with them goes what held blobs.
const steps = [collectLinks, collectBlobs, collectUploads, collectLogos]

/** What there is to remove. `complete` is false when `signal` ended the look before its end; then there is at least this. */
export async function countGarbage(
  context: CollectorContext,
  signal: AbortSignal,
): Promise<{ readonly figures: CollectionFigures; readonly complete: boolean }> {
  const figures = noFigures()
  for (const step of steps) await step({ context, dryRun: true, signal, figures })
  return { figures, complete: !signal.aborted }
}

/**
 * Removes what nobody wants, beside pushes and pulls, and keeps a record of it. `askedBy` is who wants it now; without, it
 * is whoever has asked before, or nobody. The caller holds the {@link collectionLock}. Ends at the next good place when
 * `signal` says so, and throws what broke it off; the next collection goes on either way.
 */
export async function collectGarbage(
  context: CollectorContext & Pick<Context, 'collections' | 'log'>,
  signal: AbortSignal,
  askedBy?: string,
): Promise<Collection> {
  const { collections, log } = context
  const { id } = await collections.begin(askedBy)
  const figures = noFigures()
  try {
    for (const step of steps) await step({ context, dryRun: false, signal, figures })
  } catch (error) {
    await collections.end(id, 'FAILED', figures)
    throw error
  }
  const ended = await collections.end(id, signal.aborted ? 'STOPPED' : 'DONE', figures)
  log.info({ ...figures, status: ended.status }, 'garbage was collected')
  return ended
}

function noFigures(): Collecting['figures'] {
  return { links: 0, blobs: 0, uploads: 0, logos: 0, bytes: 0 }
}
