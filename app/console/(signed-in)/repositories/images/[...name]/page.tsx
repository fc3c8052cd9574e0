import { DescribeImagesCommand } from '@aws-sdk/client-ecr-public'
import type { Metadata } from 'next'
import { Notice } from '#components/console/form-notices.tsx'
import { ImageTable } from '#components/console/image-table.tsx'
import { NoImages } from '#components/console/no-images.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryPage } from '#components/console/repository-page.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findOwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

const imagesPerPage = 50

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Images · ${await repositoryNameOf(params)}` }
}

/** The images of a repository, those without a tag too. @see user guide, "Viewing public repository information". */
export default async function ImagesPage({ params, searchParams }: Props) {
  const name = await repositoryNameOf(params)
  const query = await searchParams
  const after = single(query.after) || undefined
  const found = await readInConsole((call) => findOwnRepository(call, name))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  const command = new DescribeImagesCommand({ repositoryName: name, maxResults: imagesPerPage, nextToken: after })
  const images = await readInConsole(({ ecrPublic }) => ecrPublic.send(command))
  return (
    <RepositoryPage repository={found.answer} tab="images">
      {query.created && <Notice>The repository is there. It appears in the gallery with its first image.</Notice>}
      {query.deleted && <Notice>The images are deleted.</Notice>}
      {'failure' in images ? (
        <Refusal {...images} />
      ) : images.answer.imageDetails?.length || after ? (
        <>
          <ImageTable repository={found.answer} images={images.answer.imageDetails ?? []} />
          <PageLinks
            label="Pages of images"
            previous={after ? { href: consolePaths.repository('images', name), text: 'First page' } : undefined}
            next={
              images.answer.nextToken
                ? { href: consolePaths.repository('images', name, { after: images.answer.nextToken }), text: 'Next' }
                : undefined
            }
          />
        </>
      ) : (
        <NoImages name={name} />
      )}
    </RepositoryPage>
  )
}
