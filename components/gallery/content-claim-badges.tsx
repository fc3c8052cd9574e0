import { ScanSearch, TriangleAlert } from 'lucide-react'
import { Badge } from '#components/ui/badge.tsx'
import { Hint } from '#components/ui/hint.tsx'
import type { Repository } from '#lib/backend/gallery-answers.ts'
import { contentClaims } from '#lib/content-claims.ts'

type ContentClaimBadgesProps = Pick<Repository, 'catalogData' | 'foundPlatforms'>

/** What a publisher declares, set beside what the images say: what is borne out is a plain badge, the rest is marked. */
export function ContentClaimBadges({ catalogData, foundPlatforms }: ContentClaimBadgesProps) {
  const { plain, notFound, notDeclared } = contentClaims(catalogData, foundPlatforms)
  const images = foundPlatforms.complete ? 'tagged images' : 'newest thousand tagged images'
  return (
    <>
      {plain.map((name) => (
        <Badge key={name}>{name}</Badge>
      ))}
      {notFound.length > 0 && (
        <Hint
          className={`${marked} border-warn text-warn`}
          hint={`The publisher says that this is for ${listed(notFound)}, but by their manifests none of its ${images} is.`}
        >
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          <span>{listed(notFound)}: declared, in no image</span>
        </Hint>
      )}
      {notDeclared.length > 0 && (
        <Hint
          className={`${marked} border-line-strong border-dashed text-ink-soft`}
          hint={`By their manifests there are tagged images for ${listed(notDeclared)}, which the publisher does not mention. Searches by platform go by what is declared.`}
        >
          <ScanSearch aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          <span>{listed(notDeclared)}: found, not declared</span>
        </Hint>
      )}
    </>
  )
}

const marked = 'inline-flex max-w-full items-start gap-1 rounded-sm border px-1.5 text-12'

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const listed = (names: readonly string[]) => list.format(names)
