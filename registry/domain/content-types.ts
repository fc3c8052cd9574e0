/**
 * The content types that are badges and filters of the gallery; other declared values are stored and answered only.
 * @see User guide, "Repository catalog data".
 */
export const operatingSystemBadges = ['Linux', 'Windows'] as const
export const architectureBadges = ['ARM', 'ARM 64', 'x86', 'x86-64'] as const
