import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { Page, PageRequest } from '#registry/domain/page.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'

const markerCharsMax = 4096
const itemsMax = 1000

/** Members of every operation of IAM that lists something: to be spread into its input. 100 items by default. */
export const pagingInput = {
  Marker: z.string().min(1).max(markerCharsMax).optional(),
  MaxItems: z.int().min(1).max(itemsMax).optional(),
}

interface PagingInput {
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

/** What is listed: a marker of one list is none of another. */
export interface IamListScope {
  /** The wire name of the operation. */
  readonly operation: string
  readonly accountId: string
  /** What else chooses the items: a path prefix, a name. */
  readonly query?: unknown
}

/** @throws ServiceError `invalid-parameter` for a marker that this list never gave. */
export function toIamPage({ Marker, MaxItems }: PagingInput, scope: IamListScope, context: Pick<Context, 'secrets'>): PageRequest {
  try {
    return toPageRequest({ nextToken: Marker, maxResults: MaxItems }, toListScope(scope), context)
  } catch (cause) {
    if (!(cause instanceof ServiceError)) throw cause
    const constraint = 'must be the Marker of an earlier page of the same list'
    throw new ServiceError('invalid-parameter', `Invalid parameter at 'Marker' failed to satisfy constraint: '${constraint}'`, { cause })
  }
}

export interface IamPageAnswer {
  readonly IsTruncated: boolean
  /** Absent on the last page. */
  readonly Marker?: string
}

/** The members of an answer that say how the list goes on. */
export function iamPageAnswer(page: Page<unknown>, scope: IamListScope, context: Pick<Context, 'secrets'>): IamPageAnswer {
  const { nextToken } = nextTokenOf(page, toListScope(scope), context)
  return nextToken === undefined ? { IsTruncated: false } : { IsTruncated: true, Marker: nextToken }
}

function toListScope({ operation, accountId, query }: IamListScope) {
  return { operation, registryId: accountId, query }
}
