import { DescribeImagesCommand } from '@aws-sdk/client-ecr-public'
import type { Metadata } from 'next'
import { ConfirmForm } from '#components/console/confirm-form.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryTaskPage } from '#components/console/repository-task-page.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import { consolePaths } from '#lib/routes.ts'
import { deleteRepository } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Delete · ${await repositoryNameOf(params)}` }
}

/** Deletes a repository with all that is in it. @see user guide, "Deleting a public repository". */
export default async function DeletePage({ params }: Props) {
  const name = await repositoryNameOf(params)
  const command = new DescribeImagesCommand({ repositoryName: name, maxResults: 1 })
  const found = await readInConsole(({ ecrPublic }) => ecrPublic.send(command))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  const hasImages = (found.answer.imageDetails ?? []).length > 0
  const cancelPath = consolePaths.repository('images', name)
  return (
    <RepositoryTaskPage title="Delete repository" name={name} from="images">
      <p className="max-w-prose">
        {hasImages
          ? 'The repository is deleted with all of its images, its catalog data and their history. Nobody can pull them any more, and nothing brings them back.'
          : 'The repository is deleted with its catalog data and their history. It holds no images.'}
      </p>
      <ConfirmForm word={name} deed="Delete repository" cancelPath={cancelPath} action={deleteRepository.bind(null, name)} />
    </RepositoryTaskPage>
  )
}
