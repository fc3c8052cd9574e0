import type { Digest } from '#registry/domain/digest.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { LogoStore } from '#registry/stores/repositories.ts'

export function createLogoStore({ prisma }: Pick<Database, 'prisma'>): LogoStore {
  return {
    async put({ digest, mediaType, bytes }) {
      const data = { digest, mediaType, bytes: Uint8Array.from(bytes) }
      // The digest says it all: a logo that is there already is the same.
      await prisma.logo.createMany({ data: [data], skipDuplicates: true })
    },
    async find(digest) {
      const row = await prisma.logo.findFirst({ where: { digest } })
      return row ? { digest: row.digest as Digest, mediaType: row.mediaType, bytes: row.bytes } : undefined
    },
  }
}
