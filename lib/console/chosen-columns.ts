import { type RepositoryColumn, repositoryColumns, usualColumns } from './repository-list-view.ts'

/** Which columns somebody wants to see of their repositories, in this browser. */
export const columnsCookie = 'galleon-columns'
const maxAgeSeconds = 400 * 24 * 3600

/** The columns of the cookie, and the usual ones without it. */
export function readChosenColumns(cookie: string | undefined): readonly RepositoryColumn[] {
  if (cookie === undefined) return usualColumns
  const chosen = cookie.split('.')
  return (Object.keys(repositoryColumns) as RepositoryColumn[]).filter((column) => chosen.includes(column))
}

/** A `Set-Cookie` that keeps the choice; the usual one needs no keeping. */
export function keepChosenColumns(columns: readonly RepositoryColumn[]): string {
  const isUsual = columns.join() === usualColumns.join()
  // The name is always shown: it stands for a choice of no other.
  const kept = isUsual ? '; Max-Age=0' : `${['name', ...columns].join('.')}; Max-Age=${maxAgeSeconds}`
  return `${columnsCookie}=${kept}; Path=/console; SameSite=Lax; HttpOnly`
}
