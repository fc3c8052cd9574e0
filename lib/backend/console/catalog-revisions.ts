import { z } from 'zod'
import type { ConsoleCall } from './ask-backend.ts'

type Call = Pick<ConsoleCall, 'galleon'>

// Seconds since 1970, as JSON 1.1 writes times.
const time = z.number().transform((seconds) => new Date(seconds * 1000))

const catalogData = z.object({
  description: z.string().default(''),
  architectures: z.array(z.string()).default([]),
  operatingSystems: z.array(z.string()).default([]),
  logoUrl: z.string().optional(),
  aboutText: z.string().default(''),
  usageText: z.string().default(''),
})

const facts = { revision: z.number(), changedAt: time, changedBy: z.string().optional() }
const revisionData = z.object({ ...facts, catalogData })
const revisionList = z.object({
  revisions: z.array(
    z.object({
      ...facts,
      changedMembers: z.array(z.enum(['description', 'architectures', 'operatingSystems', 'logo', 'aboutText', 'usageText'])),
    }),
  ),
  nextToken: z.string().optional(),
})

export type CatalogRevision = z.output<typeof revisionData>
export type CatalogRevisionList = z.output<typeof revisionList>
export type CatalogMember = CatalogRevisionList['revisions'][number]['changedMembers'][number]

/** A repository's catalog data at a revision, the newest without one. @throws what the backend refuses. */
export function readCatalogRevision({ galleon }: Call, repositoryName: string, revision?: number): Promise<CatalogRevision> {
  return galleon('GetRepositoryCatalogRevision', { repositoryName, revision }, revisionData)
}

/** Newest first. @throws what the backend refuses. */
export function listCatalogRevisions({ galleon }: Call, repositoryName: string, nextToken?: string): Promise<CatalogRevisionList> {
  return galleon('ListRepositoryCatalogRevisions', { repositoryName, nextToken, maxResults: 25 }, revisionList)
}

/** What replaces the catalog data; members that are absent are cleared, but for the logo, which an empty text resets. */
export interface CatalogChange {
  readonly description?: string
  readonly architectures?: readonly string[]
  readonly operatingSystems?: readonly string[]
  readonly aboutText?: string
  readonly usageText?: string
  /** In base64. */
  readonly logoImageBlob?: string
}

/** @throws what the backend refuses, `CatalogDataChangedException` when `expectedRevision` is not the newest any more. */
export function editCatalogData(
  { galleon }: Call,
  repositoryName: string,
  change: CatalogChange,
  expectedRevision: number,
): Promise<CatalogRevision> {
  return galleon('EditRepositoryCatalogData', { repositoryName, catalogData: change, expectedRevision }, revisionData)
}

/** @throws what the backend refuses, as {@link editCatalogData}. */
export function restoreCatalogRevision(
  { galleon }: Call,
  repositoryName: string,
  revision: number,
  expectedRevision: number,
): Promise<CatalogRevision> {
  return galleon('RestoreRepositoryCatalogRevision', { repositoryName, revision, expectedRevision }, revisionData)
}
