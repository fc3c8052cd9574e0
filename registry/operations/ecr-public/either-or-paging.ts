import type { z } from 'zod'

interface PagingMembers {
  readonly nextToken?: string | undefined
  readonly maxResults?: number | undefined
}

/**
 * Refuses paging together with a list of what is wanted, as the API model says of `imageIds` and `repositoryNames`.
 * For use as a check of an object's schema.
 */
export function eitherOrPaging<Name extends string>(name: Name) {
  return ({ value, issues }: z.core.ParsePayload<PagingMembers & { readonly [Member in Name]?: unknown }>): void => {
    if (value[name] === undefined || (value.nextToken === undefined && value.maxResults === undefined)) return
    issues.push({ code: 'custom', path: [name], message: 'must not be used together with nextToken or maxResults', input: value })
  }
}
