import type { Digest } from '#registry/domain/digest.ts'
import type { FileRemoval } from '#registry/stores/garbage.ts'
import { type Collecting, portionsOf } from './collecting.ts'

/** Blobs that no repository has, and what the blob store holds without the database knowing. */
export async function collectBlobs(collecting: Collecting): Promise<void> {
  const { context, signal } = collecting
  const { garbage, blobs, config } = context
  for await (const digests of portionsOf((after) => garbage.findBlobs(config.garbage.graceSeconds, after), signal)) {
    for (const digest of digests) await collectBlob(digest, collecting)
  }
  if (signal.aborted) return
  for await (const digests of blobs.list()) {
    for (const digest of await garbage.unknownBlobs(digests)) await collectBlob(digest, collecting)
    if (signal.aborted) return
  }
}

async function collectBlob(digest: Digest, { context, dryRun, signal, figures }: Collecting): Promise<void> {
  if (signal.aborted) return
  const { garbage, blobs, clock, config } = context
  const before = new Date(clock().getTime() - config.garbage.graceSeconds * 1000)
  let sizeBytes = 0
  // What was stored lately is about to be linked, though the database may know it from before.
  const removeFile = async (): Promise<FileRemoval> => {
    const facts = await blobs.inspect(digest)
    if (!facts) return 'not-there'
    if (facts.at >= before) return 'stays'
    sizeBytes = facts.sizeBytes
    if (!dryRun) await blobs.remove(digest)
    return 'removed'
  }
  const goes = dryRun ? (await removeFile()) !== 'stays' : await garbage.removeBlob(digest, removeFile)
  if (!goes) return
  figures.blobs++
  figures.bytes += sizeBytes
}
