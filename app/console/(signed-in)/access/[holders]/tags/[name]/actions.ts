'use server'

import { TagRoleCommand, TagUserCommand, UntagRoleCommand, UntagUserCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { readTags, repeatedKeyProblem, type TagsFormState } from '#lib/console/tags-form.ts'

/** Makes the tags what was typed: adds and overwrites first, so that a refusal takes none away. */
export async function saveHolderTags(kind: HolderKind, name: string, _before: TagsFormState, form: FormData): Promise<TagsFormState> {
  const tags = readTags(form)
  const twice = repeatedKeyProblem(tags)
  if (twice) return { tags, failure: twice }
  const outcome = await actInConsole(async (call) => {
    const { iam } = call
    const Tags = tags.map(({ key: Key, value: Value }) => ({ Key, Value }))
    if (Tags.length > 0) {
      if (kind === 'user') await iam.send(new TagUserCommand({ UserName: name, Tags }))
      else await iam.send(new TagRoleCommand({ RoleName: name, Tags }))
    }
    const { tags: there } = await findHolder(call, kind, name)
    const TagKeys = there.flatMap(({ key }) => (tags.some((tag) => isSameKey(tag.key, key)) ? [] : [key]))
    if (TagKeys.length === 0) return
    if (kind === 'user') await iam.send(new UntagUserCommand({ UserName: name, TagKeys }))
    else await iam.send(new UntagRoleCommand({ RoleName: name, TagKeys }))
  })
  if ('signedOut' in outcome) return { tags, signedOut: true }
  if ('failure' in outcome) return { tags, failure: outcome.failure }
  redirect(accessPaths.holder(kind, 'tags', name, { done: 'tags-saved' }))
}

// In IAM a key is the same whatever its case.
function isSameKey(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
