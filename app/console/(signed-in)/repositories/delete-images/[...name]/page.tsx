import { DescribeImagesCommand } from '@aws-sdk/client-ecr-public'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ConfirmForm } from '#components/console/confirm-form.tsx'
import { DoomedImages } from '#components/console/doomed-images.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryTaskPage } from '#components/console/repository-task-page.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findOwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { readRecentPulls } from '#lib/console/recent-pulls.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { deleteImages } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

// Of one call of BatchDeleteImage.
const imagesMax = 100

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Delete images · ${await repositoryNameOf(params)}` }
}

/** Asks before images are deleted, and says what goes with them. @see user guide, "Deleting a public image". */
export default async function DeleteImagesPage({ params, searchParams }: Props) {
  const name = await repositoryNameOf(params)
  const digests = [(await searchParams).digest ?? []].flat().slice(0, imagesMax)
  const cancelPath = consolePaths.repository('images', name)
  const page = {
    title: 'Delete images',
    name,
    from: 'images',
  } as const
  if (digests.length === 0) {
    return (
      <RepositoryTaskPage {...page}>
        <p>
          No image was ticked.{' '}
          <Link href={cancelPath} prefetch={false} className="link">
            Go back and tick those to delete
          </Link>
          .
        </p>
      </RepositoryTaskPage>
    )
  }
  const imageIds = digests.map((imageDigest) => ({ imageDigest }))
  const found = await readInConsole(async (call) => {
    const repository = await findOwnRepository(call, name)
    const { imageDetails = [] } = await call.ecrPublic.send(new DescribeImagesCommand({ repositoryName: name, imageIds }))
    return { images: imageDetails, pulls: await readRecentPulls(repository.alias, name) }
  })
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  return (
    <RepositoryTaskPage {...page} intro="They are gone for everybody, under each of their tags, and nothing brings them back.">
      <DoomedImages {...found.answer} />
      <ConfirmForm
        word="delete"
        deed={digests.length === 1 ? 'Delete the image' : `Delete ${digests.length} images`}
        cancelPath={cancelPath}
        hidden={digests.map((digest) => ['digest', digest] as const)}
        action={deleteImages.bind(null, name)}
      />
    </RepositoryTaskPage>
  )
}
