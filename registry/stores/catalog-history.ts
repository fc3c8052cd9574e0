import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { CatalogData } from './repositories.ts'

/** Which change of a repository's catalog data, when, and by whom. */
export interface CatalogRevision {
  /** From 1 on, without gaps. */
  readonly number: number
  readonly at: Date
  /** Absent for what was there before history was kept. */
  readonly actorArn?: string
}

export interface CatalogRevisionData extends CatalogRevision {
  readonly catalogData: CatalogData
}

/** Each state that a repository's catalog data was in, the newest being what it has. */
export interface CatalogHistory {
  /** Newest first. */
  list(repositoryId: string, page: PageRequest): Promise<Page<CatalogRevisionData>>
  /** The newest without a number; undefined when there is none such. */
  find(repositoryId: string, number?: number): Promise<CatalogRevisionData | undefined>
  /**
   * Until the transaction ends nobody else changes the catalog data; answers the newest revision, if there is one.
   * @throws ServiceError `repository-not-found` (deleted meanwhile).
   */
  lock(repositoryId: string): Promise<CatalogRevisionData | undefined>
  /** Call it after {@link lock}. */
  add(repositoryId: string, revision: CatalogRevisionData): Promise<void>
}
