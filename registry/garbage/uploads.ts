import { limits } from '#registry/domain/limits.ts'
import { type Collecting, portionsOf } from './collecting.ts'

/** Uploads that nobody has gone on with for a day, whether the database knows parts of them or not. */
export async function collectUploads(collecting: Collecting): Promise<void> {
  const { context, signal } = collecting
  const { garbage, blobs } = context
  for await (const uploadIds of portionsOf((after) => garbage.findUploads(limits.uploadIdleSecondsMax, after), signal)) {
    for (const uploadId of uploadIds) await collectUpload(uploadId, collecting)
  }
  if (signal.aborted) return
  for await (const uploadIds of blobs.listUploads()) {
    // Those of the registry API have no rows, and come and go meanwhile.
    for (const uploadId of await garbage.unknownUploads(uploadIds)) await collectUpload(uploadId, collecting, { onlyWithFile: true })
    if (signal.aborted) return
  }
}

async function collectUpload(
  uploadId: string,
  { context, dryRun, signal, figures }: Collecting,
  { onlyWithFile = false } = {},
): Promise<void> {
  if (signal.aborted) return
  const { blobs, blobLinks, clock } = context
  const before = new Date(clock().getTime() - limits.uploadIdleSecondsMax * 1000)
  const facts = await blobs.inspectUpload(uploadId)
  if (facts ? facts.at >= before : onlyWithFile) return
  if (!dryRun) {
    if (facts && !(await blobs.abandonUpload(uploadId, before))) return
    await blobLinks.forgetParts(uploadId)
  }
  figures.uploads++
  figures.bytes += facts?.sizeBytes ?? 0
}
