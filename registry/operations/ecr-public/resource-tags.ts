import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { RequestConditions } from '#registry/operations/operation.ts'
import type { ResourceTag } from '#registry/stores/repositories.ts'
import { text } from './input-members.ts'

/** The list as the API model has it; {@link readResourceTags} holds the further restrictions. */
export const resourceTagList = z
  .array(z.object({ Key: text(1, limits.resourceTagKeyCharsMax), Value: text(0, limits.resourceTagValueCharsMax) }))
  .max(limits.resourceTagsListMax)

export const resourceTagKeyList = z.array(text(1, limits.resourceTagKeyCharsMax)).max(limits.resourceTagsListMax)

const allowedCharacters = /^[\p{L}\p{N}\p{Z}+\-=._:/@]*$/u
const reservedPrefix = /^aws:/i

/**
 * @throws ServiceError `invalid-tag-parameter` for a key given twice, a reserved prefix or other characters than
 * letters, numbers, spaces and `+ - = . _ : / @`; `too-many-tags`.
 * @see User guide, "Tag restrictions".
 */
export function readResourceTags(tags: z.output<typeof resourceTagList>): readonly ResourceTag[] {
  const keys = new Set<string>()
  for (const { Key, Value } of tags) {
    if (keys.has(Key)) throw invalid(`The tag key '${Key}' is given more than once.`)
    keys.add(Key)
    if (reservedPrefix.test(Key) || reservedPrefix.test(Value)) {
      throw invalid(`The tag '${Key}' uses the prefix 'aws:', which is reserved, in its key or its value.`)
    }
    if (!allowedCharacters.test(Key) || !allowedCharacters.test(Value)) {
      throw invalid(`The tag '${Key}' may contain only letters, numbers, spaces and the characters + - = . _ : / @.`)
    }
  }
  if (tags.length > limits.resourceTagsMax) {
    throw new ServiceError(
      'too-many-tags',
      `A repository can have at most ${limits.resourceTagsMax} tags, and the request has ${tags.length}.`,
    )
  }
  return tags.map(({ Key, Value }) => ({ key: Key, value: Value }))
}

/**
 * The keys of tags that are to be taken away.
 * @throws ServiceError `invalid-tag-parameter` for a reserved prefix.
 */
export function readResourceTagKeys(keys: readonly string[]): readonly string[] {
  const reserved = keys.find((key) => reservedPrefix.test(key))
  if (reserved !== undefined) throw invalid(`The tag '${reserved}' uses the prefix 'aws:', which is reserved, in its key.`)
  return keys
}

/** What policies may ask of a request that puts tags on something: `aws:RequestTag/<key>` and `aws:TagKeys`. */
export function resourceTagConditions(tags: z.output<typeof resourceTagList> = []): RequestConditions {
  if (tags.length === 0) return {}
  const values = new Map<string, string[]>()
  // All the values of a key that is given twice, though such a request is refused later.
  for (const { Key, Value } of tags) values.set(`aws:RequestTag/${Key}`, [...(values.get(`aws:RequestTag/${Key}`) ?? []), Value])
  return { ...Object.fromEntries(values), 'aws:TagKeys': tags.map(({ Key }) => Key) }
}

function invalid(message: string): ServiceError {
  return new ServiceError('invalid-tag-parameter', message)
}
