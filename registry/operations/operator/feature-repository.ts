import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { repositoryMembers, repositoryNotFound } from '#registry/operations/gallery/shown-repository.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { installation } from './operator-input.ts'

/**
 * Puts a repository on the front page, after those that are there.
 * @throws ServiceError `repository-not-found`, `image-not-found` for one without an image, which the gallery does not show,
 * `entity-already-exists`, `limit-exceeded`.
 */
export const featureRepository = defineOperation({
  name: 'FeatureRepository',
  service: 'galleon',
  action: 'galleon:FeatureRepository',
  operatorsOnly: true,
  readOnly: false,
  input: z.object(repositoryMembers),
  resource: installation,
  async run(request, _caller, { repositories, gallery, featured }): Promise<{ readonly repositoryId: string }> {
    const { registryAliasName: alias, repositoryName } = request
    const repository = await repositories.findByAlias(alias, repositoryName)
    if (!repository) throw repositoryNotFound(request)
    if (!(await gallery.find(alias, repositoryName))) {
      const why = 'holds no image, so the gallery does not show it: push one to it first'
      throw new ServiceError('image-not-found', `The repository ${alias}/${repositoryName} ${why}.`)
    }
    await featured.add(repository.id)
    return { repositoryId: repository.id }
  },
})
