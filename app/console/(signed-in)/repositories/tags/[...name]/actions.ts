'use server'

import { ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-ecr-public'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { readTags, repeatedKeyProblem, type TagsFormState } from '#lib/console/tags-form.ts'
import { consolePaths } from '#lib/routes.ts'

/** Makes the tags what was typed: adds and overwrites first, so that a refusal takes none away. */
export async function saveTags(
  resourceArn: string,
  repositoryName: string,
  _before: TagsFormState,
  form: FormData,
): Promise<TagsFormState> {
  const tags = readTags(form)
  const twice = repeatedKeyProblem(tags)
  if (twice) return { tags, failure: twice }
  const outcome = await actInConsole(async ({ ecrPublic }) => {
    if (tags.length > 0) {
      const pairs = tags.map(({ key: Key, value: Value }) => ({ Key, Value }))
      await ecrPublic.send(new TagResourceCommand({ resourceArn, tags: pairs }))
    }
    const { tags: there = [] } = await ecrPublic.send(new ListTagsForResourceCommand({ resourceArn }))
    const tagKeys = there.flatMap(({ Key = '' }) => (tags.some(({ key }) => key === Key) ? [] : [Key]))
    if (tagKeys.length > 0) await ecrPublic.send(new UntagResourceCommand({ resourceArn, tagKeys }))
  })
  if ('signedOut' in outcome) return { tags, signedOut: true }
  if ('failure' in outcome) return { tags, failure: outcome.failure }
  redirect(consolePaths.repository('tags', repositoryName, { saved: 'yes' }))
}
