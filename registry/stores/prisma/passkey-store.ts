import { createHash } from 'node:crypto'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Passkey, PasskeyStore } from '#registry/stores/passkeys.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { MfaDevice as DeviceRow, Passkey as PasskeyRow } from './generated/client.ts'
import { enabledFor } from './mfa-device-store.ts'
import { isUniqueViolation } from './prisma-errors.ts'

export function createPasskeyStore({ pool, prisma }: Pick<Database, 'pool' | 'prisma'>): PasskeyStore {
  const include = { device: true }
  return {
    async create({ serialNumber, owner, credentialId, publicKey, signCount, transports }, enabledAt) {
      const credential = {
        credentialId: Uint8Array.from(Buffer.from(credentialId, 'base64url')),
        publicKey: Uint8Array.from(publicKey),
        signCount,
        transports: [...transports],
      }
      try {
        await prisma.mfaDevice.create({
          data: { serialNumber, ...owner, enabledAt, createdAt: enabledAt, passkey: { create: credential } },
        })
      } catch (cause) {
        if (!isUniqueViolation(cause)) throw cause
        throw new ServiceError('entity-already-exists', 'This passkey is in use already.', { cause })
      }
    },
    async listOf(owner, limit) {
      const rows = await prisma.passkey.findMany({
        where: { device: enabledFor(owner) },
        include,
        orderBy: { serialNumber: 'asc' },
        take: limit,
      })
      return rows.map(toPasskey)
    },
    async findByCredentialId(credentialId) {
      const where = { credentialId: Uint8Array.from(Buffer.from(credentialId, 'base64url')) }
      const row = await prisma.passkey.findUnique({ where, include })
      return row ? toPasskey(row) : undefined
    },
    async takeSignCount(serialNumber, signCount) {
      const isLater = signCount === 0 ? { equals: 0 } : { lt: signCount }
      return (await prisma.passkey.updateMany({ where: { serialNumber, signCount: isLater }, data: { signCount } })).count > 0
    },
    async spendChallenge(challenge, expiresAt) {
      const { rowCount } = await pool.query({
        name: 'spend_challenge',
        text: 'insert into spent_challenge (hash, expires_at) values ($1, $2) on conflict do nothing',
        values: [createHash('sha256').update(challenge).digest(), expiresAt],
      })
      return rowCount === 1
    },
  }
}

function toPasskey({
  serialNumber,
  device,
  credentialId,
  publicKey,
  signCount,
  transports,
}: PasskeyRow & { readonly device: DeviceRow }): Passkey {
  const { accountId, userId } = device
  return {
    serialNumber,
    owner: { accountId, ...(userId === null ? {} : { userId }) },
    credentialId: Buffer.from(credentialId).toString('base64url'),
    publicKey,
    signCount: Number(signCount),
    transports,
  }
}
