import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { parseReference } from '#lib/image-reference.ts'
import { repositoryPath } from '#lib/routes.ts'

interface LostImageProps {
  readonly alias: string
  readonly name: string
  /** What was asked for. */
  readonly references: readonly string[]
}

/** Stands where an image's page would: what is missing, and where the repository's tags are. */
export function LostImage({ alias, name, references }: LostImageProps) {
  return (
    <div className="max-w-prose py-12">
      <h1 className="text-28 font-semibold tracking-tight">There is no such image</h1>
      {references.map((reference) => (
        <p key={reference} className="mt-3 text-ink-soft wrap-anywhere">
          {sentenceOf(reference)}
        </p>
      ))}
      <p className="mt-3 text-ink-soft wrap-anywhere">
        {alias}/{name} may have had it: tags move and are deleted, and an image goes with its last tag.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button asChild>
          <Link href={repositoryPath(alias, name, { tab: 'tags' })}>Its tags</Link>
        </Button>
        <Button asChild look="quiet">
          <Link href={repositoryPath(alias, name)}>The repository</Link>
        </Button>
      </div>
    </div>
  )
}

/** Why there is no image of this name. */
export function sentenceOf(reference: string): string {
  const parsed = parseReference(reference)
  const shown = reference.length > 140 ? `${reference.slice(0, 140)}…` : reference
  if (!parsed) return `“${shown}” is neither a tag nor a digest: a digest is sha256: and 64 hexadecimal digits.`
  return 'imageTag' in parsed ? `No tag is called “${shown}”.` : `No image has the digest ${shown}.`
}
