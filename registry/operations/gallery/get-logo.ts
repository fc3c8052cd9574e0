import { z } from 'zod'
import { parseDigest } from '#registry/domain/digest.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import type { Logo } from '#registry/stores/repositories.ts'

/** A logo by the digest of its bytes; undefined when there is none. @throws ServiceError `digest-invalid`. */
export const getLogo = defineOperation({
  name: 'getLogo',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({ digest: z.string() }),
  resource: () => ({ type: 'any' }),
  run: ({ digest }, _caller, { logos }): Promise<Logo | undefined> => logos.find(parseDigest(digest)),
})
