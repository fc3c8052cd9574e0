import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr-public'
import type { ConsoleCall } from './ask-backend.ts'

/** A repository of the account that is signed in. */
export interface OwnRepository {
  readonly name: string
  /** `host/alias/name`. */
  readonly uri: string
  /** The alias that the gallery shows. */
  readonly alias: string
  readonly registryId: string
}

/** @throws what the AWS SDK throws, such as RepositoryNotFoundException. */
export async function findOwnRepository({ ecrPublic }: Pick<ConsoleCall, 'ecrPublic'>, name: string): Promise<OwnRepository> {
  const { repositories } = await ecrPublic.send(new DescribeRepositoriesCommand({ repositoryNames: [name] }))
  const { repositoryUri: uri = '', registryId = '' } = repositories?.[0] ?? {}
  return { name, uri, alias: uri.split('/')[1] ?? '', registryId }
}

export function repositoryArn({ registryId, name }: OwnRepository): string {
  return `arn:aws:ecr-public::${registryId}:repository/${name}`
}
