import { randomInt, randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Digest } from '#registry/domain/digest.ts'
import { digestOf } from '#registry/domain/digest.ts'
import type { NewImage } from '#registry/stores/images.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import { createDatabase, type Database } from '#registry/stores/postgres/database.ts'
import { createInvalidations } from '#registry/stores/postgres/invalidations.ts'
import { createAccountStore } from '#registry/stores/prisma/account-store.ts'
import { createRepositoryStore } from '#registry/stores/prisma/repository-store.ts'
import type { Repository, RepositoryStore } from '#registry/stores/repositories.ts'
import { createTestDatabase } from './database.ts'

/** A database with what stores need around them. */
export interface TestStores {
  readonly database: Database
  readonly invalidations: Invalidations
  readonly repositories: RepositoryStore
  /** A new repository of a new account. */
  newRepository(): Promise<Repository>
  /** The announcements of another process. */
  moreInvalidations(): Promise<Invalidations>
  close(): Promise<void>
}

export async function openTestStores(): Promise<TestStores> {
  const scratch = await createTestDatabase()
  const log = pino({ level: 'silent' })
  const database = createDatabase(scratch.url)
  const opened = [await createInvalidations(scratch.url, log)]
  const [invalidations] = opened as [Invalidations]
  const repositories = createRepositoryStore(database, invalidations)
  return {
    database,
    invalidations,
    repositories,
    async newRepository() {
      const id = String(randomInt(100_000_000_000, 1_000_000_000_000))
      const facts = { name: id, email: `${id}@example.com`, passwordHash: '', operator: false, verified: false, displayName: '' }
      await createAccountStore(database).create({ id, ...facts, accessKey: { id: randomUUID(), secretCiphertext: new Uint8Array() } })
      const catalogData = { architectures: [], operatingSystems: [] }
      return repositories.create({ accountId: id, name: 'app', catalogData, resourceTags: [] })
    },
    async moreInvalidations() {
      const more = await createInvalidations(scratch.url, log)
      opened.push(more)
      return more
    },
    async close() {
      for (const each of opened) await each.close()
      await database.close()
      await scratch.drop()
    },
  }
}

/** An image of these bytes, with neither layers nor children unless they are given. */
export function testImage(repositoryId: string, text: string, parts: Partial<NewImage> = {}): NewImage & { readonly digest: Digest } {
  const bytes = Buffer.from(text)
  return {
    repositoryId,
    digest: digestOf(bytes),
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    bytes,
    imageSizeBytes: 10,
    summary: { type: 'image', platforms: [], annotations: {} },
    blobs: [],
    children: [],
    ...parts,
  }
}
