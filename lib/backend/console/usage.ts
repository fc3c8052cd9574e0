import { z } from 'zod'
import type { ConsoleCall } from './ask-backend.ts'

const figures = {
  imageCount: z.number(),
  storedSizeInBytes: z.number(),
  imageSizeInBytes: z.number(),
  pullCount: z.number(),
  pullsLast30Days: z.number(),
}

const usage = z.object({
  registry: z.object({
    repositoryCount: z.number(),
    ...figures,
    mostImagesOfRepository: z.number(),
    mostTagsOfImage: z.number(),
    largestLayerSizeInBytes: z.number(),
  }),
  repositories: z.array(z.object({ repositoryName: z.string(), ...figures })),
  nextToken: z.string().optional(),
})

export type Usage = z.output<typeof usage>
export type RegistryUsage = Usage['registry']
export type RepositoryUsage = Usage['repositories'][number]

const repositoriesPerPage = 50

/** What the registry holds, and its repositories, the largest first. @throws what the backend refuses. */
export function readUsage({ galleon }: Pick<ConsoleCall, 'galleon'>, nextToken: string | undefined): Promise<Usage> {
  return galleon('GetRegistryUsage', { maxResults: repositoriesPerPage, nextToken }, usage)
}
