import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { type Quota, quotaDefinitions } from '#registry/domain/quotas.ts'
import { type ListScope, nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'

const code = (charsMax: number) =>
  z
    .string()
    .min(1)
    .max(charsMax, { abort: true })
    .regex(/^[a-zA-Z][a-zA-Z0-9-]+$/)

/** Members that several operations take, with the limits of the API model. */
export const serviceCodeMember = code(63)
export const quotaCodeMember = code(128)

export const listMembers = {
  ServiceCode: serviceCodeMember,
  NextToken: z.string().min(1).max(2048).optional(),
  MaxResults: z.int().min(1).max(100).optional(),
}

interface ListInput {
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface QuotaPage {
  readonly quotas: readonly Quota[]
  /** None with the last page. */
  readonly token: { readonly NextToken?: string }
}

/** A page of the quotas in the order of the guide. @throws ServiceError `invalid-parameter` for a token of another list. */
export function pageOfQuotas({ NextToken, MaxResults }: ListInput, scope: ListScope, context: Pick<Context, 'secrets'>): QuotaPage {
  const { limit, after = '0' } = toPageRequest({ nextToken: NextToken, maxResults: MaxResults }, scope, context)
  const end = Number(after) + limit
  const isLast = end >= quotaDefinitions.length
  const { nextToken } = nextTokenOf({ items: [], ...(isLast ? {} : { next: String(end) }) }, scope, context)
  return { quotas: quotaDefinitions.slice(Number(after), end), token: nextToken === undefined ? {} : { NextToken: nextToken } }
}
