import { Badge } from '#components/ui/badge.tsx'
import { knownArchitectures, knownOperatingSystems } from '#lib/gallery-search.ts'

interface ContentBadgesProps {
  readonly operatingSystems: readonly string[]
  readonly architectures: readonly string[]
}

/** The content types a publisher declared, in a fixed order; values outside the known ones are no badge. */
export function ContentBadges({ operatingSystems, architectures }: ContentBadgesProps) {
  const badges = [
    ...knownOperatingSystems.filter((name) => operatingSystems.includes(name)),
    ...knownArchitectures.filter((name) => architectures.includes(name)),
  ]
  return (
    <>
      {badges.map((name) => (
        <Badge key={name}>{name}</Badge>
      ))}
    </>
  )
}
