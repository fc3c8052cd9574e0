declare const normalised: unique symbol

/** What a request says of itself, by condition key. Made by {@link conditionContext}, so that keys have one spelling. */
export type ConditionContext = Readonly<Record<string, string | readonly string[]>> & { readonly [normalised]: true }

/** A key that is undefined is missing from the request, as one without values is. */
export type ConditionRecord = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Spells the keys in lower case, since condition keys have no case. Where two keys differ by case only, as tags may, the
 * condition sees the values of both.
 */
export function conditionContext(record: ConditionRecord): ConditionContext {
  // Without a prototype, so that no key finds what the request did not say.
  const context: Record<string, string | readonly string[]> = Object.create(null)
  for (const [name, value] of Object.entries(record)) {
    if (value === undefined) continue
    const key = name.toLowerCase()
    const known = context[key]
    context[key] = known === undefined ? value : [known, value].flat()
  }
  return context as ConditionContext
}

/** The values of a key, none when the request does not have it. */
export function valuesOf(context: ConditionContext, key: string): readonly string[] {
  const value = context[key]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}
