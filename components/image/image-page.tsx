import type { Metadata } from 'next'
import { LostRepository } from '#components/gallery/lost.tsx'
import { artifactTypeName } from '#lib/artifact.ts'
import { findRepository } from '#lib/backend/gallery.ts'
import { findImage } from '#lib/backend/image.ts'
import type { DescribedImage } from '#lib/backend/image-answers.ts'
import { byteSize, counted } from '#lib/format/quantity.ts'
import { shortDigest } from '#lib/format/short-digest.ts'
import { isAlias, isRepositoryName, repositoryPages } from '#lib/routes.ts'
import { ArtifactFiles } from './artifact-files.tsx'
import { Attached } from './attached.tsx'
import { ChartView } from './chart-view.tsx'
import { Configuration } from './configuration.tsx'
import { ImageAside } from './image-aside.tsx'
import { ImageHeader } from './image-header.tsx'
import { IndexChildren } from './index-children.tsx'
import { Layers } from './layers.tsx'
import { LostImage } from './lost-image.tsx'
import { ManifestView } from './manifest-view.tsx'
import { NameValues } from './name-values.tsx'
import { PlatformLinks } from './platform-links.tsx'
import { Problems, Section } from './section.tsx'

/** What the address of an image's page says. */
export interface ImageAddress {
  readonly alias: string
  readonly name: string
  /** A tag or a digest. */
  readonly reference: string
  readonly platform?: string
}

export async function imageMetadata(address: ImageAddress): Promise<Metadata> {
  const { name, reference } = address
  const { repository, found } = await lookUp(address)
  if (!repository || !found) return { title: 'No such image', robots: { index: false } }
  const primary = repository.repository.primaryRegistryAliasName
  const { imageDetail, platforms } = found.image
  const isDigest = reference.includes(':')
  const on = platforms.length > 0 ? ` for ${platforms.slice(0, 6).join(', ')}` : ''
  return {
    title: isDigest ? `${primary}/${name}@${shortDigest(reference)}` : `${primary}/${name}:${reference}`,
    description: `${artifactTypeName(imageDetail)} of ${byteSize(imageDetail.imageSizeInBytes).short}${on}: its layers, configuration and manifest.`,
    alternates: { canonical: isDigest ? repositoryPages.image(primary, name, reference) : repositoryPages.tag(primary, name, reference) },
    // A digest has the page of each of its tags, too.
    robots: isDigest ? { index: false, follow: true } : undefined,
  }
}

/** One image: how to pull it, what it is made of, how it runs, what is said about it. */
export async function ImagePage(address: ImageAddress) {
  const { alias, name, reference } = address
  const { repository, found } = await lookUp(address)
  if (!repository) return <LostRepository />
  if (!found) return <LostImage alias={alias} name={name} references={[reference]} />
  const { image, missingPlatform } = found
  const tag = reference.includes(':') ? undefined : reference
  const pathOf = (platform: string) =>
    tag ? repositoryPages.tag(alias, name, tag, platform) : repositoryPages.image(alias, name, reference, platform)
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="min-w-0">
        <ImageHeader alias={alias} name={name} tag={tag} image={image} />
        {missingPlatform && (
          <p role="status" className="mt-6 text-14 text-warn wrap-anywhere">
            This image is not there for “{missingPlatform.slice(0, 100)}”.
          </p>
        )}
        <PlatformLinks platforms={image.platforms} current={image.contents?.platform} pathOf={pathOf} />
      </div>
      <aside aria-label="Pull" className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <div className="lg:sticky lg:top-6">
          <ImageAside repositoryUri={repository.repository.repositoryUri} tag={tag} image={image} />
        </div>
      </aside>
      <div className="-mt-4 min-w-0">
        <Body alias={alias} name={name} image={image} />
      </div>
    </div>
  )
}

interface BodyProps {
  readonly alias: string
  readonly name: string
  readonly image: DescribedImage
}

function Body({ alias, name, image }: BodyProps) {
  const { contents, annotations, imageDetail } = image
  const entries = Object.entries(annotations)
  const groups = [
    { referrers: image.referrers, more: image.moreReferrers },
    { about: contents?.platform, referrers: contents?.referrers ?? [], more: contents?.moreReferrers ?? false },
  ]
  return (
    <>
      {contents && <Problems problems={contents.problems} />}
      {contents?.chart && <ChartView chart={contents.chart} />}
      {contents &&
        (contents.imageConfig || isImage(contents.configuration.mediaType) ? (
          <Layers contents={contents} />
        ) : (
          <ArtifactFiles contents={contents} />
        ))}
      {contents?.imageConfig && <Configuration config={contents.imageConfig} />}
      {image.totalChildren > 0 && <IndexChildren alias={alias} name={name} image={image} />}
      <Attached alias={alias} name={name} groups={groups} />
      {entries.length > 0 && (
        <Section id="annotations" title="Annotations" note={counted(entries.length, 'annotation', 'annotations')}>
          <NameValues label="Annotations" entries={entries} />
        </Section>
      )}
      <ManifestView
        text={image.imageManifest}
        sizeInBytes={image.imageManifestSizeInBytes}
        path={repositoryPages.manifest(alias, name, imageDetail.imageDigest)}
      />
    </>
  )
}

function isImage(configMediaType: string): boolean {
  return configMediaType.endsWith('.image.config.v1+json') || configMediaType.endsWith('.container.image.v1+json')
}

async function lookUp({ alias, name, reference, platform }: ImageAddress) {
  if (!isAlias(alias) || !isRepositoryName(name)) return {}
  const [repository, found] = await Promise.all([findRepository(alias, name), findImage(alias, name, reference, platform)])
  return { repository, found }
}
