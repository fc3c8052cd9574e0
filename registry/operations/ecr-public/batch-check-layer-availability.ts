import { z } from 'zod'
import { isDigest } from '#registry/domain/digest.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { layerDigests, layerInput, layerRepository } from './layer-upload.ts'
import { aliasedRepositoryResource } from './registry-of.ts'

interface Layer {
  readonly layerDigest: string
  readonly layerAvailability: 'AVAILABLE' | 'UNAVAILABLE'
  readonly layerSize?: number
  readonly mediaType?: string
}

interface LayerFailure {
  readonly layerDigest: string
  readonly failureCode: 'InvalidLayerDigest' | 'MissingLayerDigest'
  readonly failureReason: string
}

/**
 * Which layers the repository has, so that a client uploads only the others.
 * @see API model, BatchCheckLayerAvailability.
 */
export const batchCheckLayerAvailability = defineOperation({
  name: 'BatchCheckLayerAvailability',
  service: 'ecr-public',
  action: 'ecr-public:BatchCheckLayerAvailability',
  readOnly: true,
  rateQuota: 'L-BATCHCHECKLAYERAVAILABILITY',
  input: z.object({ ...layerInput, layerDigests }),
  resource: aliasedRepositoryResource,
  async run(request, caller, context) {
    const repository = await layerRepository(request, caller, context)
    const layers: Layer[] = []
    const failures: LayerFailure[] = []
    for (const layerDigest of new Set(request.layerDigests)) {
      if (!isDigest(layerDigest)) {
        failures.push(failureOf(layerDigest))
        continue
      }
      const layerSize = await context.blobLinks.want(repository.id, layerDigest)
      if (layerSize === undefined) layers.push({ layerDigest, layerAvailability: 'UNAVAILABLE' })
      else layers.push({ layerDigest, layerAvailability: 'AVAILABLE', layerSize })
    }
    return { layers, failures }
  },
})

function failureOf(layerDigest: string): LayerFailure {
  if (layerDigest === '') {
    return { layerDigest, failureCode: 'MissingLayerDigest', failureReason: 'Invalid request parameters: layer digest cannot be empty' }
  }
  const failureReason = 'Invalid request parameters: layer digest should satisfy the regex sha256:[0-9a-f]{64}'
  return { layerDigest, failureCode: 'InvalidLayerDigest', failureReason }
}
