import { z } from 'zod'
import type { ConsoleCall } from './ask-backend.ts'
import { wireTime } from './wire-time.ts'

const repository = z.object({
  repositoryName: z.string(),
  repositoryUri: z.string(),
  createdAt: wireTime,
  imageCount: z.number(),
  lastPushedAt: wireTime.optional(),
  pullCount: z.number(),
})
const list = z.object({ repositories: z.array(repository), totalResults: z.number(), nextToken: z.string().optional() })

export type ListedRepository = z.output<typeof repository>
export type RepositoryList = z.output<typeof list>

/** Members of ListRepositories' input. */
export interface RepositoryQuestion {
  readonly filter?: string
  readonly orderBy: 'NAME' | 'CREATED_AT' | 'LAST_PUSHED_AT' | 'PULLS'
  readonly descending: boolean
}

const repositoriesPerPage = 50

/** The repositories of the account that a question is about. @throws what the backend refuses. */
export function listRepositories(
  { galleon }: Pick<ConsoleCall, 'galleon'>,
  question: RepositoryQuestion,
  nextToken: string | undefined,
): Promise<RepositoryList> {
  return galleon('ListRepositories', { ...question, maxResults: repositoriesPerPage, nextToken }, list)
}
