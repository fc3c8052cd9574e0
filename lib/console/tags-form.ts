export interface ResourceTag {
  readonly key: string
  readonly value: string
}

export interface TagsFormState {
  /** As they were typed. */
  readonly tags?: readonly ResourceTag[]
  readonly failure?: string
  readonly signedOut?: boolean
}

/** The rows of the form that have a key, but for those that were ticked to go. */
export function readTags(form: FormData): readonly ResourceTag[] {
  const texts = (name: string) => form.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''))
  const values = texts('value')
  const removed = new Set(texts('remove'))
  return texts('key').flatMap((key, index) => (key === '' || removed.has(String(index)) ? [] : [{ key, value: values[index] ?? '' }]))
}

/** What is wrong with tags that name a key more than once; undefined when none does. */
export function repeatedKeyProblem(tags: readonly ResourceTag[]): string | undefined {
  const twice = tags.find(({ key }, index) => tags.findIndex((other) => other.key === key) !== index)
  return twice && `The key ${twice.key} stands here twice: each key has one value.`
}
