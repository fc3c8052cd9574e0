import Link from 'next/link'
import { Digest } from '#components/ui/digest.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { artifactKind, artifactTypeName } from '#lib/artifact.ts'
import type { DescribedImage, ImageChild } from '#lib/backend/image-answers.ts'
import { byteSize, counted } from '#lib/format/quantity.ts'
import { repositoryPages } from '#lib/routes.ts'
import { Section } from './section.tsx'

interface IndexChildrenProps {
  readonly alias: string
  readonly name: string
  readonly image: DescribedImage
}

/** What an index lists: its images, each with the attestations about it. */
export function IndexChildren({ alias, name, image: { children, totalChildren } }: IndexChildrenProps) {
  const images = children.filter(({ isAttestation }) => !isAttestation)
  const known = new Set(images.map(({ imageDigest }) => imageDigest))
  const attestationsOf = (digest: string) => children.filter(({ isAttestation, attests }) => isAttestation && attests === digest)
  const astray = children.filter(({ isAttestation, attests }) => isAttestation && !known.has(attests ?? ''))
  return (
    <Section id="in-this-index" title="In this index" note={counted(totalChildren, 'manifest', 'manifests')}>
      <ul className="text-13">
        {[...images, ...astray].map((child, index) => (
          // An index may list a manifest twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={`${child.imageDigest} ${index}`} className="border-line border-b py-2">
            <Child alias={alias} name={name} child={child} />
            {attestationsOf(child.imageDigest).map((attestation) => (
              <div key={attestation.imageDigest} className="mt-1 border-line border-l-2 pl-3">
                <Child alias={alias} name={name} child={attestation} />
              </div>
            ))}
          </li>
        ))}
      </ul>
      {totalChildren > children.length && (
        <p className="mt-3 text-13 text-ink-soft">The first {children.length} are shown; the manifest below lists all.</p>
      )}
    </Section>
  )
}

function Child({ alias, name, child }: { readonly alias: string; readonly name: string; readonly child: ImageChild }) {
  const title = child.isAttestation ? 'Attestations' : (child.platform ?? artifactTypeName(child))
  const isPlain = !child.isAttestation && artifactKind(child) !== 'image'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 sm:grid-cols-[minmax(0,1fr)_5rem_11.5rem]">
      <span className="min-w-0 wrap-anywhere">
        <Link href={repositoryPages.image(alias, name, child.imageDigest)} prefetch={false} className="link font-mono">
          {title}
        </Link>
        {isPlain && child.platform && <span className="ml-2 text-ink-soft">{artifactTypeName(child)}</span>}
      </span>
      <span className="figures text-right">
        <Measure of={byteSize(child.imageSizeInBytes)} />
      </span>
      <span className="col-span-2 text-ink-soft sm:col-span-1 sm:-my-1">
        <Digest digest={child.imageDigest} />
      </span>
    </div>
  )
}
