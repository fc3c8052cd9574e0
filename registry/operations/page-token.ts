import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import type { Page, PageRequest } from '#registry/domain/page.ts'
import { ServiceError } from '#registry/domain/service-error.ts'

const macBytes = 16

/** The list that a `nextToken` goes on with. A token of one list is none of another. */
export interface ListScope {
  /** The wire name of the operation. */
  readonly operation: string
  /** What the list is of: account or alias, repository, search. */
  readonly registryId?: string
  readonly repositoryName?: string
  readonly query?: unknown
}

interface PagingInput {
  readonly nextToken?: string | undefined
  readonly maxResults?: number | undefined
}

/**
 * Where the asked-for page begins and how long it is, 100 items by default.
 * @throws ServiceError as {@link openPageToken}.
 */
export function toPageRequest({ nextToken, maxResults }: PagingInput, scope: ListScope, context: Pick<Context, 'secrets'>): PageRequest {
  const limit = maxResults ?? limits.pageSizeDefault
  return nextToken === undefined ? { limit } : { limit, after: openPageToken(nextToken, scope, context) }
}

/** The `nextToken` member of an answer; none with the last page. */
export function nextTokenOf({ next }: Page<unknown>, scope: ListScope, { secrets }: Pick<Context, 'secrets'>): { nextToken?: string } {
  if (next === undefined) return {}
  const position = Buffer.from(next)
  return { nextToken: Buffer.concat([macOf(position, scope, secrets), position]).toString('base64url') }
}

/**
 * The position that a token stands for.
 * @throws ServiceError `invalid-parameter`, naming `member`, for a token that this list never gave.
 */
export function openPageToken(token: string, scope: ListScope, { secrets }: Pick<Context, 'secrets'>, member = 'nextToken'): string {
  const bytes = Buffer.from(token, 'base64url')
  const mac = bytes.subarray(0, macBytes)
  const position = bytes.subarray(macBytes)
  if (mac.length === macBytes && timingSafeEqual(mac, macOf(position, scope, secrets))) return position.toString('utf8')
  throw new ServiceError(
    'invalid-parameter',
    `Invalid parameter at '${member}' failed to satisfy constraint: 'must be the token of an earlier page of the same list'`,
  )
}

function macOf(position: Buffer, scope: ListScope, secrets: Context['secrets']): Buffer {
  const key = secrets.derive('page tokens')
  const { operation, registryId = '', repositoryName = '', query = null } = scope
  return createHmac('sha256', key)
    .update(JSON.stringify([operation, registryId, repositoryName, query]))
    .update(position)
    .digest()
    .subarray(0, macBytes)
}
