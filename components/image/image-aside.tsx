import { cookies } from 'next/headers'
import { Fact } from '#components/gallery/pull-facts.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { artifactKind } from '#lib/artifact.ts'
import type { DescribedImage } from '#lib/backend/image-answers.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { buildMoment, moment } from '#lib/format/moment.ts'
import { byteSize } from '#lib/format/quantity.ts'
import { chooseTool, pullCommand, pullToolCookie } from '#lib/pull-command.ts'

interface ImageAsideProps {
  /** `host/alias/name`. */
  readonly repositoryUri: string
  /** Absent on the page of a digest. */
  readonly tag: string | undefined
  readonly image: DescribedImage
}

/** How to pull it, by tag and for ever the same, and what there is to know before. */
export async function ImageAside({ repositoryUri, tag, image }: ImageAsideProps) {
  const { imageDetail, contents } = image
  // What kind of thing it is, an index may leave to what it lists.
  const kind = artifactKind(image.platforms.length > 0 ? imageDetail : (contents?.imageDetail ?? imageDetail))
  const tool = chooseTool(kind, (await cookies()).get(pullToolCookie)?.value)
  const target = {
    repositoryUri,
    digest: imageDetail.imageDigest,
    tag: tag ?? imageDetail.imageTags[0] ?? imageDetail.imageDigest.slice(7, 19),
    plainHttp: readInstance().origin.startsWith('http:'),
  }
  const built = buildMoment(imageDetail.builtAt ?? contents?.imageDetail.builtAt)
  return (
    <section aria-labelledby="pull-title" className="rounded-md border border-line bg-surface">
      <div className="p-4">
        <h2 id="pull-title" className="text-16 font-semibold">
          Pull
        </h2>
        {tag && <PullCommand name="By tag" command={pullCommand(tool, { ...target, pinned: false })} copyKey />}
        <PullCommand name="By digest, the same bytes for ever" command={pullCommand(tool, { ...target, pinned: true })} copyKey={!tag} />
      </div>
      <dl className="figures border-line border-t px-4 py-3 text-13">
        <Fact name="Size">
          <Measure of={byteSize(imageDetail.imageSizeInBytes)} />
        </Fact>
        <Fact name="Pushed">
          <TimeAgo at={moment(imageDetail.imagePushedAt)} />
        </Fact>
        {built && (
          <Fact name="Built">
            <TimeAgo at={built} />
          </Fact>
        )}
        <MediaType name="Manifest" mediaType={imageDetail.imageManifestMediaType} />
        {imageDetail.artifactMediaType && <MediaType name="Artifact" mediaType={imageDetail.artifactMediaType} />}
      </dl>
    </section>
  )
}

// Too long to stand beside its name.
function MediaType({ name, mediaType }: { readonly name: string; readonly mediaType: string }) {
  return (
    <div className="py-1">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="font-mono text-12 wrap-anywhere">{mediaType}</dd>
    </div>
  )
}

interface PullCommandProps {
  readonly name: string
  readonly command: string
  readonly copyKey: boolean
}

function PullCommand({ name, command, copyKey }: PullCommandProps) {
  return (
    <div className="mt-3">
      <p className="flex items-center justify-between text-13 text-ink-soft">
        {name}
        <CopyButton text={command} label={`Copy command: ${command.slice(0, 80)}`} copyKey={copyKey} />
      </p>
      <code className="block select-all rounded-md bg-sunken px-3 py-2 font-mono text-13 wrap-anywhere" data-pull-command="">
        {command}
      </code>
    </div>
  )
}
