import type { Metadata } from 'next'
import { PushSteps } from '#components/console/push-steps.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryTaskPage } from '#components/console/repository-task-page.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findOwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { pushCommands, shells } from '#lib/console/push-commands.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Push commands · ${await repositoryNameOf(params)}` }
}

/** How to push an image into a repository. @see user guide, "Push a Docker image to Amazon ECR Public". */
export default async function PushCommandsPage({ params, searchParams }: Props) {
  const name = await repositoryNameOf(params)
  const query = await searchParams
  const shell = shells.find((each) => each === single(query.shell)) ?? 'posix'
  const found = await readInConsole((call) => findOwnRepository(call, name))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  const { origin, registryHost } = readInstance()
  return (
    <RepositoryTaskPage
      title="Push commands"
      name={name}
      from="images"
      intro="They need the aws command line with your access keys, and docker. Podman and skopeo sign in alike."
    >
      <PushSteps
        steps={pushCommands({ uri: found.answer.uri, origin, registryHost }, shell)}
        shell={shell}
        pathOf={(other) => consolePaths.repository('push-commands', name, other === 'posix' ? {} : { shell: other })}
      />
    </RepositoryTaskPage>
  )
}
