import type { Pool } from 'pg'
import { z } from 'zod'
import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { ListedRepository, RepositoryQuery } from '#registry/stores/repositories.ts'
import { statement } from './statement.ts'

interface Row {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly createdAt: Date
  readonly lastPushedAt: Date | null
  readonly pullCount: number
  readonly imageCount: number
  /** By which it was ordered, as PostgreSQL writes it. */
  readonly key: string
}

/** What each order goes by, and its type. */
const keys = {
  name: ['r.name', 'text'],
  createdAt: ['r.created_at', 'timestamptz'],
  lastPushedAt: [`coalesce(r.last_pushed_at, '-infinity')`, 'timestamptz'],
  pullCount: ['r.pull_count', 'bigint'],
} as const satisfies Record<RepositoryQuery['order'], readonly [string, string]>

const positionSchema = z.tuple([z.string(), z.string()])

/** An account has some thousands at most: they are read by the account, and then sorted. */
export async function searchRepositories(
  pool: Pool,
  accountId: string,
  { filter, order, descending }: RepositoryQuery,
  { limit, after }: PageRequest,
): Promise<Page<ListedRepository> & { readonly found: number }> {
  const [key, type] = keys[order]
  const [direction, beyond] = descending ? ['desc', '<'] : ['asc', '>']
  const position = after === undefined ? undefined : positionSchema.parse(JSON.parse(after))
  const matching = (add: (value: unknown) => string) =>
    `r.account_id = ${add(accountId)}${filter ? ` and strpos(r.name, ${add(filter.toLowerCase())}) > 0` : ''}`
  const page = statement((add) => {
    const onPage = position ? `and (${key}, r.name) ${beyond} (${add(position[0])}::${type}, ${add(position[1])})` : ''
    return `with page as materialized (
              select r.*, ${key} as key from repository r where ${matching(add)} ${onPage}
              order by key ${direction}, r.name ${direction} limit ${add(limit + 1)}
            )
            select p.id, p.account_id as "accountId", p.name, p.created_at as "createdAt", p.last_pushed_at as "lastPushedAt",
              p.pull_count::float8 as "pullCount", p.key::text as key,
              (select count(*)::float8 from manifest m where m.repository_id = p.id) as "imageCount"
            from page p order by p.key ${direction}, p.name ${direction}`
  })
  const counted = statement((add) => `select count(*)::float8 as found from repository r where ${matching(add)}`)
  const [{ rows }, { rows: counts }] = await Promise.all([pool.query<Row>(page), pool.query<{ found: number }>(counted)])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(toListed),
    found: counts[0]?.found ?? 0,
    ...(rows.length > limit && last ? { next: JSON.stringify([last.key, last.name]) } : {}),
  }
}

function toListed({ key: _, lastPushedAt, ...repository }: Row): ListedRepository {
  return { ...repository, ...(lastPushedAt ? { lastPushedAt } : {}) }
}
