import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { FeaturedState } from '#registry/stores/featured.ts'
import { installation } from './operator-input.ts'

interface FeaturedAnswer {
  readonly featuredRepositories: readonly {
    readonly repositoryId: string
    readonly registryAliasName: string
    readonly repositoryName: string
    /** Whether the front page shows it, or why not. */
    readonly state: FeaturedState
  }[]
  readonly featuredRepositoriesMax: number
}

/** What operators put on the front page, in their order, also what it does not show at present; and how much there is room for. */
export const listFeaturedRepositories = defineOperation({
  name: 'ListFeaturedRepositories',
  service: 'galleon',
  action: 'galleon:ListFeaturedRepositories',
  operatorsOnly: true,
  readOnly: true,
  input: z.object({}),
  resource: installation,
  async run(_request, _caller, { featured }): Promise<FeaturedAnswer> {
    const found = await featured.list()
    return {
      featuredRepositories: found.map(({ primaryAlias, ...repository }) => ({ ...repository, registryAliasName: primaryAlias })),
      featuredRepositoriesMax: limits.featuredRepositoriesMax,
    }
  },
})
