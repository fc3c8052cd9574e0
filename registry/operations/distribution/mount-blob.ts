import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { repositoryElements } from './event-elements.ts'
import { digestInput, findRepository, repositoryInput, repositoryResource } from './repository-input.ts'

/**
 * Takes a blob over from another repository, all of which are public. Answers false when that one has no such blob;
 * the caller uploads it then.
 * @throws ServiceError `repository-not-found`.
 * @see OCI distribution specification, "Mounting a blob from another repository".
 */
export const mountBlob = defineOperation({
  name: 'MountLayer',
  service: 'distribution',
  action: 'ecr-public:InitiateLayerUpload',
  readOnly: false,
  rateQuota: 'L-INITIATELAYERUPLOAD',
  input: z.object({ ...repositoryInput, digest: digestInput, from: z.object(repositoryInput) }),
  resource: repositoryResource,
  async run({ digest, from, ...name }, _caller, context) {
    const target = await findRepository(name, context)
    const source = await context.repositories.findByAlias(from.alias, from.repositoryName)
    return source !== undefined && (await context.blobLinks.mount(target.id, source.id, digest))
  },
  // Last, since it is typed by what `run` answers.
  event: {
    requestParameters: (input, resources) => ({
      ...repositoryElements(input, resources),
      layerDigest: input.digest,
      from: `${input.from.alias}/${input.from.repositoryName}`,
    }),
    responseElements: (mounted) => ({ mounted }),
  },
})
