/** Who has policies. */
export const holderKinds = ['user', 'group', 'role'] as const
export type HolderKind = (typeof holderKinds)[number]

/** The kind that a path names in the plural, as in `users`; undefined for anything else. */
export function holderKindOf(plural: string): HolderKind | undefined {
  return holderKinds.find((kind) => `${kind}s` === plural)
}
