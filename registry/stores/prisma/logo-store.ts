import type { Digest } from '#registry/domain/digest.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { LogoStore } from '#registry/stores/repositories.ts'

export function createLogoStore({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>): LogoStore {
  return {
    async put({ digest, mediaType, bytes }) {
      await pool.query({
        name: 'put_logo',
        // The digest says it all: a logo that is there already is the same, and wanted anew.
        text: `insert into logo (digest, media_type, bytes) values ($1, $2, $3) on conflict (digest) do update set wanted_at = now()`,
        values: [digest, mediaType, bytes],
      })
    },
    async find(digest) {
      const row = await prisma.logo.findFirst({ where: { digest } })
      return row ? { digest: row.digest as Digest, mediaType: row.mediaType, bytes: row.bytes } : undefined
    },
  }
}
