import { ListTagsForResourceCommand } from '@aws-sdk/client-ecr-public'
import type { Metadata } from 'next'
import { Notice } from '#components/console/form-notices.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryPage } from '#components/console/repository-page.tsx'
import { TagsForm } from '#components/console/tags-form.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findOwnRepository, repositoryArn } from '#lib/backend/console/find-own-repository.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { saveTags } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Tags · ${await repositoryNameOf(params)}` }
}

/** Keys and values on a repository. @see user guide, "Working with tags using the console". */
export default async function TagsPage({ params, searchParams }: Props) {
  const name = await repositoryNameOf(params)
  const found = await readInConsole((call) => findOwnRepository(call, name))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  const resourceArn = repositoryArn(found.answer)
  const tags = await readInConsole(({ ecrPublic }) => ecrPublic.send(new ListTagsForResourceCommand({ resourceArn })))
  return (
    <RepositoryPage repository={found.answer} tab="tags">
      {(await searchParams).saved && <Notice>The tags are saved.</Notice>}
      <p className="mt-3 max-w-prose text-ink-soft">
        Tags sort repositories by owner or purpose, and policies may ask for them. They have nothing to do with image tags.
      </p>
      {'failure' in tags ? (
        <Refusal {...tags} />
      ) : (
        <TagsForm
          tags={(tags.answer.tags ?? []).map(({ Key: key = '', Value: value = '' }) => ({ key, value }))}
          action={saveTags.bind(null, resourceArn, name)}
        />
      )}
    </RepositoryPage>
  )
}
