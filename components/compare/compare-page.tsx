import Link from 'next/link'
import type { ReactNode } from 'react'
import { RepositoryCrumb } from '#components/gallery/repository-crumb.tsx'
import { sentenceOf } from '#components/image/lost-image.tsx'
import { PlatformLinks } from '#components/image/platform-links.tsx'
import { Section } from '#components/image/section.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { type ComparedImages, findCompared } from '#lib/backend/compared-images.ts'
import { listTags } from '#lib/backend/gallery.ts'
import { byteSize } from '#lib/format/quantity.ts'
import { shortDigest } from '#lib/format/short-digest.ts'
import { parseReference } from '#lib/image-reference.ts'
import { repositoryPages } from '#lib/routes.ts'
import { CompareForm } from './compare-form.tsx'
import { ComparisonView } from './comparison-view.tsx'

export interface CompareAddress {
  readonly alias: string
  readonly name: string
  /** Tags or digests; empty where nothing is chosen yet. */
  readonly from: string
  readonly to: string
  readonly platform?: string
}

const tagsOffered = 100

/** Two images of a repository side by side, or the form that asks which. */
export async function ComparePage(address: CompareAddress) {
  const { alias, name, from, to } = address
  const [{ imageTagDetails }, found] = await Promise.all([
    listTags(alias, name, { maxResults: tagsOffered }),
    from && to ? findCompared(address) : undefined,
  ])
  const impossible = [from, to].filter((reference) => reference !== '' && !parseReference(reference))
  const missing = found && 'missing' in found ? found.missing : impossible
  const problems = {
    ...(missing.includes(from) ? { from: sentenceOf(from) } : {}),
    ...(missing.includes(to) ? { to: sentenceOf(to) } : {}),
  }
  return (
    <>
      <RepositoryCrumb alias={alias} name={name} />
      <h1 className="text-28 font-semibold tracking-tight">Compare images</h1>
      <CompareForm
        alias={alias}
        name={name}
        from={from}
        to={to}
        tags={imageTagDetails.map(({ imageTag }) => imageTag)}
        problems={problems}
      />
      {found && !('missing' in found) && <Compared address={address} images={found} />}
    </>
  )
}

function Compared({ address, images }: { readonly address: CompareAddress; readonly images: ComparedImages }) {
  const { alias, name, from, to } = address
  const { platforms, platform, missingPlatform } = images
  const one = images.from.contents
  const other = images.to.contents
  if (images.from.imageDetail.imageDigest === images.to.imageDetail.imageDigest) {
    return (
      <Notice>
        They are identical: both are <ImageLink address={address} reference={images.from.imageDetail.imageDigest} />.
      </Notice>
    )
  }
  return (
    <>
      <p className="mt-6 text-14 wrap-anywhere">
        From <ImageLink address={address} reference={from} /> to <ImageLink address={address} reference={to} />
        {platform && platforms.length === 1 && <span className="font-mono text-13 text-ink-soft"> {platform}</span>}
      </p>
      {missingPlatform && <Notice>Not both are there for “{missingPlatform.slice(0, 100)}”.</Notice>}
      <PlatformLinks platforms={platforms} current={platform} pathOf={(wanted) => repositoryPages.compare(alias, name, from, to, wanted)} />
      <Platforms images={images} />
      {one && other && one.imageDetail.imageDigest === other.imageDetail.imageDigest && (
        <Notice>For {platform ?? 'this platform'} they are identical: nothing is to be downloaded.</Notice>
      )}
      {one && other ? (
        <ComparisonView from={one} to={other} />
      ) : (
        <Notice>One of them is an index of nothing that could be compared.</Notice>
      )}
    </>
  )
}

function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p role="status" className="mt-6 text-14 wrap-anywhere">
      {children}
    </p>
  )
}

function ImageLink({ address: { alias, name }, reference }: { readonly address: CompareAddress; readonly reference: string }) {
  const isDigest = reference.includes(':')
  const href = isDigest ? repositoryPages.image(alias, name, reference) : repositoryPages.tag(alias, name, reference)
  return (
    <Link href={href} prefetch={false} className="link font-mono">
      {isDigest ? shortDigest(reference) : reference}
    </Link>
  )
}

/** Of two indexes, every platform of either with both sizes. */
function Platforms({ images: { from, to } }: { readonly images: ComparedImages }) {
  if (from.platforms.length === 0 || to.platforms.length === 0) return null
  const childOf = (image: typeof from, platform: string) =>
    image.children.find((child) => child.platform === platform && !child.isAttestation)
  return (
    <Section id="platforms" title="Platforms">
      <ul className="figures text-13">
        {[...new Set([...from.platforms, ...to.platforms])].map((platform) => {
          const [one, other] = [childOf(from, platform), childOf(to, platform)]
          return (
            <li key={platform} className="flex flex-wrap gap-x-4 border-line border-b py-2">
              <span className="min-w-40 flex-1 font-mono">{platform}</span>
              <span>
                {one ? <Measure of={byteSize(one.imageSizeInBytes)} /> : 'not there'} →{' '}
                {other ? <Measure of={byteSize(other.imageSizeInBytes)} /> : 'not there'}
              </span>
              <span className="w-full text-ink-soft sm:w-20 sm:text-right">
                {one && other ? (one.imageDigest === other.imageDigest ? 'identical' : 'changed') : one ? 'removed' : 'added'}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
