import { z } from 'zod'
import type { Page, PageRequest } from '#registry/domain/page.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { RequestConditions } from '#registry/operations/operation.ts'

const tagsMax = 50
const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
const reservedPrefix = /^aws:/i

const tagKey = z.string().min(1).max(128, { abort: true }).regex(characters)

/** The member `Tags` of what makes or tags something. */
export const tagList = z.array(z.object({ Key: tagKey, Value: z.string().max(256, { abort: true }).regex(characters) })).max(tagsMax)

export const tagKeyList = z.array(tagKey).max(tagsMax)

export interface TagAnswer {
  readonly Key: string
  readonly Value: string
}

/** Key to value. */
export type Tags = Readonly<Record<string, string>>

/**
 * The tags of something after these are put on it. A key is the same whatever its case.
 * @throws ServiceError `invalid-input` for a key that is given twice or begins with `aws:`; `entity-limit-exceeded`.
 * @see IAM user guide, "Tags for IAM resources".
 */
export function withTags(tags: Tags, added: readonly TagAnswer[]): Tags {
  const keys = added.map(({ Key }) => Key.toLowerCase())
  if (new Set(keys).size < keys.length) {
    throw new ServiceError('invalid-input', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.')
  }
  if (keys.some((key) => reservedPrefix.test(key))) {
    throw new ServiceError('invalid-input', 'Tag keys that begin with aws: are reserved for system use.')
  }
  const kept = Object.entries(withoutTags(tags, keys))
  if (kept.length + added.length > tagsMax) {
    throw new ServiceError('entity-limit-exceeded', 'The number of tags has reached the maximum limit.')
  }
  return Object.fromEntries([...kept, ...added.map(({ Key, Value }): [string, string] => [Key, Value])])
}

/** Keys that are not there do not matter. */
export function withoutTags(tags: Tags, keys: readonly string[]): Tags {
  const removed = new Set(keys.map((key) => key.toLowerCase()))
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !removed.has(key.toLowerCase())))
}

/** By key. */
export function toTagAnswers(tags: Tags): readonly TagAnswer[] {
  return Object.entries(tags)
    .map(([Key, Value]) => ({ Key, Value }))
    .sort((a, b) => (a.Key < b.Key ? -1 : 1))
}

/** By key. */
export function pageOfTags(tags: Tags, { limit, after }: PageRequest): Page<TagAnswer> {
  const rest = toTagAnswers(tags).filter(({ Key }) => after === undefined || Key > after)
  const items = rest.slice(0, limit)
  const next = rest.length > limit ? items.at(-1)?.Key : undefined
  return next === undefined ? { items } : { items, next }
}

/** What policies may ask of a request that puts tags on something. */
export function tagConditions({ Tags = [] }: { readonly Tags?: readonly TagAnswer[] | undefined }): RequestConditions {
  if (Tags.length === 0) return {}
  const values = Tags.map(({ Key, Value }): [string, string] => [`aws:RequestTag/${Key}`, Value])
  return { ...Object.fromEntries(values), 'aws:TagKeys': Tags.map(({ Key }) => Key) }
}

/** What policies may ask of a request that takes tags off something. */
export function tagKeyConditions({ TagKeys }: { readonly TagKeys: readonly string[] }): RequestConditions {
  return { 'aws:TagKeys': TagKeys }
}
