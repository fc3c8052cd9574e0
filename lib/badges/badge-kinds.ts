/** What a badge can tell, in the order the page shows them. */
export const badgeKinds = ['version', 'pulls', 'size', 'platforms', 'updated', 'verified'] as const
export type BadgeKind = (typeof badgeKinds)[number]

export const badgeStyles = ['flat', 'flat-square', 'plastic', 'for-the-badge', 'social'] as const
export type BadgeStyle = (typeof badgeStyles)[number]

/** Badges of one image, which can be asked of any tag. */
export const taggedKinds: ReadonlySet<BadgeKind> = new Set(['size', 'platforms', 'updated'])

/** What is told, for people; and the words on the left of the badge unless the address says others. */
export const badgeTexts = {
  version: { label: 'version', about: 'The newest tag that is a semantic version; releases go before pre-releases.' },
  pulls: { label: 'pulls', about: 'How often its images were pulled.' },
  size: { label: 'image size', about: 'The size of the newest version, or of the tag you name.' },
  platforms: { label: 'platforms', about: 'Where the newest version runs, or the tag you name.' },
  updated: { label: 'updated', about: 'When anything was pushed last, or the tag you name.' },
  verified: { label: 'publisher', about: 'Whether the publisher’s account is verified.' },
} as const satisfies Record<BadgeKind, { readonly label: string; readonly about: string }>
