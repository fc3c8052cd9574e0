import type { Digest } from '#registry/domain/digest.ts'
import type { CatalogData } from '#registry/stores/repositories.ts'

/** Catalog data as a repository's row, and a revision's, has it. */
export interface CatalogColumns {
  readonly description: string | null
  readonly aboutText: string | null
  readonly usageText: string | null
  readonly logoDigest: string | null
  readonly architectures: string[]
  readonly operatingSystems: string[]
}

export function fromCatalogColumns(row: CatalogColumns): CatalogData {
  return {
    description: row.description ?? undefined,
    architectures: row.architectures,
    operatingSystems: row.operatingSystems,
    aboutText: row.aboutText ?? undefined,
    usageText: row.usageText ?? undefined,
    // Written by these stores only, from a digest.
    logoDigest: (row.logoDigest as Digest | null) ?? undefined,
  }
}

export function toCatalogColumns(catalogData: CatalogData): CatalogColumns {
  const { description, aboutText, usageText, logoDigest, architectures, operatingSystems } = catalogData
  return {
    description: description ?? null,
    aboutText: aboutText ?? null,
    usageText: usageText ?? null,
    logoDigest: logoDigest ?? null,
    architectures: [...architectures],
    operatingSystems: [...operatingSystems],
  }
}
