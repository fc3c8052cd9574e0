import Link from 'next/link'
import { Digest } from '#components/ui/digest.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { attachedKind } from '#lib/attached-kind.ts'
import type { ImageReferrer } from '#lib/backend/image-answers.ts'
import { moment } from '#lib/format/moment.ts'
import { byteSize } from '#lib/format/quantity.ts'
import { repositoryPages } from '#lib/routes.ts'
import { Section } from './section.tsx'

export interface AttachedGroup {
  /** What these are about, when a page has several: `linux/amd64`. */
  readonly about?: string
  readonly referrers: readonly ImageReferrer[]
  readonly more: boolean
}

interface AttachedProps {
  readonly alias: string
  readonly name: string
  readonly groups: readonly AttachedGroup[]
}

/** Signatures, bills of materials, attestations: what others in the repository say about this image. Nobody has checked them here. */
export function Attached({ alias, name, groups }: AttachedProps) {
  const filled = groups.filter(({ referrers }) => referrers.length > 0)
  if (filled.length === 0) return null
  return (
    <Section id="attached" title="Attached" note="as pushed beside the image; the gallery verifies none of them">
      {filled.map(({ about, referrers, more }) => (
        <div key={about ?? ''}>
          {about && <h3 className="mt-3 font-mono text-13 text-ink-soft">to {about}</h3>}
          <ul className="text-13">
            {referrers.map((referrer) => (
              <li key={referrer.imageDigest} className="border-line border-b py-2">
                <Referrer alias={alias} name={name} referrer={referrer} />
              </li>
            ))}
          </ul>
          {more && <p className="mt-2 text-13 text-ink-soft">There are more; the registry's referrers API lists all.</p>}
        </div>
      ))}
    </Section>
  )
}

function Referrer({ alias, name, referrer }: { readonly alias: string; readonly name: string; readonly referrer: ImageReferrer }) {
  const { name: kind, maker } = attachedKind(referrer)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 sm:grid-cols-[minmax(0,1fr)_7rem_5rem_11.5rem]">
      <span className="col-span-2 min-w-0 wrap-anywhere sm:col-span-1">
        <Link href={repositoryPages.image(alias, name, referrer.imageDigest)} prefetch={false} className="link">
          {kind}
        </Link>
        {maker && <span className="ml-2 text-ink-soft">{maker}</span>}
        {referrer.artifactMediaType && kind !== referrer.artifactMediaType && (
          <span className="block font-mono text-12 text-ink-soft">{referrer.artifactMediaType}</span>
        )}
      </span>
      <span className="order-1 col-span-2 text-ink-soft sm:order-none sm:col-span-1 sm:text-right">
        <TimeAgo at={moment(referrer.imagePushedAt)} />
      </span>
      <span className="figures sm:text-right">
        <Measure of={byteSize(referrer.imageSizeInBytes)} />
      </span>
      <span className="text-right text-ink-soft sm:-my-1 sm:text-left">
        <Digest digest={referrer.imageDigest} />
      </span>
    </div>
  )
}
