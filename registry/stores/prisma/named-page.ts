import type { Page } from '#registry/domain/page.ts'

/** A page in the order of names, of one row more than it may have when there are more. */
export function toNamedPage<Row extends { readonly name: string }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(toItem), ...(rows.length > limit && last ? { next: last.name } : {}) }
}

/** Those whose path begins so. Prisma makes a pattern of it, in which these characters would mean others. */
export function withPathPrefix(prefix: string): { readonly path?: { readonly startsWith: string } } {
  return prefix === '/' ? {} : { path: { startsWith: prefix.replaceAll(/[\\%_]/g, '\\$&') } }
}
