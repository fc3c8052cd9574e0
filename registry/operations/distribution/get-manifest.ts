import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { platformName } from '#registry/domain/platform-name.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import type { StoredManifest } from '#registry/stores/images.ts'
import { limitPulls } from './limit-pulls.ts'
import { findRepository, repositoryInput } from './repository-input.ts'

/**
 * The manifest as it was pushed. With `counted` it is a pull, unless it is one of an index's children asked for by its digest:
 * its index was fetched and counted before.
 * @throws ServiceError `repository-not-found`, `image-not-found`, `rate-exceeded`.
 * @see OCI distribution specification, "Pulling manifests".
 */
export const getManifest = defineOperation({
  name: 'GetManifest',
  service: 'distribution',
  action: publicRead,
  readOnly: true,
  input: z.object({ ...repositoryInput, reference: z.string(), counted: z.boolean() }),
  resource: () => ({ type: 'any' }),
  async run(input, caller, context) {
    const repository = await findRepository(input, context)
    const manifest = await context.images.findManifest(repository.id, input.reference)
    if (!manifest) throw new ServiceError('image-not-found', 'Requested image not found')
    if (input.counted) await limitPulls(manifest, caller, context)
    if (input.counted) countPull(repository.id, input.reference, manifest, context)
    return manifest
  },
})

// A client fetches an index by its tag and then a child by its digest: one pull, and only the child tells for where. A child that has
// a tag of its own, as `1.0-arm64` beside `1.0`, is pulled by that.
function countPull(repositoryId: string, reference: string, manifest: StoredManifest, { pulls }: Pick<Context, 'pulls'>): void {
  const platform = manifest.platform && platformName(manifest.platform)
  const tag = reference.includes(':') ? '' : reference
  if (manifest.isIndexChild && !tag) pulls.countChild(repositoryId, platform)
  else pulls.count(repositoryId, { tag, platform })
}
