import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { pageImageFacts } from '#components/gallery/image-facts.ts'
import { LostPage, LostRepository } from '#components/gallery/lost.tsx'
import type { PullChoice } from '#components/gallery/pull-choice.ts'
import { PullPanel } from '#components/gallery/pull-panel.tsx'
import { ReportLink } from '#components/gallery/report-link.tsx'
import { RepositoryFacts } from '#components/gallery/repository-facts.tsx'
import { RepositoryHeader } from '#components/gallery/repository-header.tsx'
import { RepositoryLinks } from '#components/gallery/repository-links.tsx'
import { RepositoryTabs } from '#components/gallery/repository-tabs.tsx'
import { parseRepositoryView } from '#components/gallery/repository-view.ts'
import { repositoryGraph, StructuredData } from '#components/gallery/structured-data.tsx'
import { TagsTab, tagsPerPage } from '#components/gallery/tags-tab.tsx'
import { TextTab } from '#components/gallery/text-tab.tsx'
import { imagesFirst } from '#lib/attachment-tag.ts'
import { findTag, listTags } from '#lib/backend/gallery.ts'
import type { Repository } from '#lib/backend/gallery-answers.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { repositoryOf } from '#lib/backend/repository-address.ts'
import { newestVersion } from '#lib/badges/newest-version.ts'
import { moment } from '#lib/format/moment.ts'
import { count } from '#lib/format/quantity.ts'
import { pullToolCookie } from '#lib/pull-command.ts'
import { repositoryPath } from '#lib/routes.ts'
import { repositoryMetadata } from '#lib/share-metadata.ts'

type Props = PageProps<'/[alias]/[...name]'>

// The panel offers the newest tags; the tab of tags has them all, and asks for the same ones first.
const tagsOffered = tagsPerPage

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { name, found } = await repositoryOf(params)
  if (!found) return { title: 'No such repository', robots: { index: false } }
  const { tab, filter, sort, order, after, compare } = parseRepositoryView(await searchParams)
  const { primaryRegistryAliasName: primary, displayName } = found.repository
  const words = { about: '', usage: ' usage', tags: ' tags' }[tab ?? 'about']
  const title = `${primary}/${name}${words}`
  const description = found.catalogData.description ?? `Pull ${primary}/${name}, published by ${displayName || primary}.`
  return {
    title,
    description,
    ...repositoryMetadata({ title, description, alias: primary, name, canonical: repositoryPath(primary, name, { tab }) }),
    robots: filter || sort || order || after || compare ? { index: false, follow: true } : undefined,
  }
}

/** A repository under any active alias of its registry: what it is, how to use it, its tags, how to pull it. */
export default async function RepositoryPage({ params, searchParams }: Props) {
  const { alias, name, found } = await repositoryOf(params)
  // What follows a component that is just `-` would be a page of ours.
  if (!found) return [alias, ...name.split('/')].includes('-') ? <LostPage /> : <LostRepository />
  const view = parseRepositoryView(await searchParams)
  const tab = view.tab ?? 'about'
  const { choices, totalTags } = await pullChoices(alias, name, view.tag, found.repository.preferredTag)
  const [first, ...others] = choices
  const version = newestVersion(choices.map(({ tag }) => ({ imageTag: tag })))?.imageTag
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]">
      <RepositoryHeader repository={found} alias={alias} />
      <div className="min-w-0">
        <RepositoryTabs alias={alias} name={name} current={tab} totalTags={count(totalTags).short} />
        {tab === 'tags' ? (
          <TagsTab alias={alias} name={name} repositoryUri={found.repository.repositoryUri} view={view} totalTags={totalTags} />
        ) : (
          <TextTab tab={tab} text={textOf(found, tab)} alias={alias} name={name} />
        )}
      </div>
      <aside aria-label="Pull" className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <div className="lg:sticky lg:top-6">
          {first && (
            <PullPanel
              alias={alias}
              name={name}
              view={view}
              repositoryUri={found.repository.repositoryUri}
              plainHttp={readInstance().origin.startsWith('http:')}
              choices={[first, ...others]}
              moreTags={Math.max(0, totalTags - choices.length)}
              lastTool={(await cookies()).get(pullToolCookie)?.value}
            />
          )}
          <RepositoryFacts repository={found} alias={alias} />
          <RepositoryLinks alias={alias} name={name} />
          <ReportLink alias={alias} name={name} />
          <StructuredData graph={repositoryGraph(found, version)} />
        </div>
      </aside>
    </div>
  )
}

function textOf({ catalogData }: Repository, tab: 'about' | 'usage'): string | undefined {
  return tab === 'about' ? catalogData.aboutText : catalogData.usageText
}

// First the tag that the owner prefers, or else the most recently pushed one of an image.
async function pullChoices(alias: string, name: string, asked: string | undefined, preferred: string | undefined) {
  const now = new Date()
  const { imageTagDetails: newest, totalTags } = await listTags(alias, name, { maxResults: tagsOffered })
  const known = (tag: string | undefined) => newest.find(({ imageTag }) => imageTag === tag)
  // Both may be older than the newest tags.
  const [first, last] = await Promise.all(
    [preferred, asked].map(async (tag) => known(tag) ?? (tag === undefined ? undefined : await findTag(alias, name, tag))),
  )
  const tags = new Map([...(first ? [first] : []), ...imagesFirst(newest), ...(last ? [last] : [])].map((tag) => [tag.imageTag, tag]))
  const factsOf = pageImageFacts()
  const choices: PullChoice[] = [...tags.values()].map(({ imageTag, createdAt, imageDetail }) => {
    return { tag: imageTag, pushed: moment(createdAt, now), image: factsOf(imageDetail) }
  })
  return { choices, totalTags }
}
