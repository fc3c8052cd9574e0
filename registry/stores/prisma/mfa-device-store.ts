import type { Page } from '#registry/domain/page.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { IdentityOwner } from '#registry/stores/access-keys.ts'
import type { EnabledDevice, MfaDevice, MfaDeviceStore } from '#registry/stores/mfa-devices.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { MfaDevice as DeviceRow, IamUser as UserRow } from './generated/client.ts'
import { toTags, toUser } from './iam-user-row.ts'
import { isUniqueViolation } from './prisma-errors.ts'

const triesAtOnce = 10
const triesEverySeconds = 30

export function createMfaDeviceStore({ pool, prisma }: Pick<Database, 'pool' | 'prisma'>): MfaDeviceStore {
  const include = { user: true }
  // A passkey has no seed.
  const virtual = { seedCiphertext: { not: null } }
  const orderBy = { serialNumber: 'asc' } as const
  return {
    async create({ seedCiphertext, tags, ...device }) {
      try {
        await prisma.mfaDevice.create({ data: { ...device, seedCiphertext: Uint8Array.from(seedCiphertext), tags: { ...tags } } })
      } catch (cause) {
        if (!isUniqueViolation(cause)) throw cause
        throw new ServiceError('entity-already-exists', 'MFADevice entity at the same path and name already exists.', { cause })
      }
    },
    async find(accountId, serialNumber) {
      const row = await prisma.mfaDevice.findFirst({ where: { accountId, serialNumber }, include })
      return row && isVirtual(row) ? toDevice(row) : undefined
    },
    async list(accountId, assigned, { limit, after }) {
      const where = {
        accountId,
        ...virtual,
        ...(assigned === undefined ? {} : { enabledAt: assigned ? { not: null } : null }),
        ...afterSerialNumber(after),
      }
      const { items, ...next } = toPage(await prisma.mfaDevice.findMany({ where, include, orderBy, take: limit + 1 }), limit)
      return { items: items.filter(isVirtual).map(toDevice), ...next }
    },
    async listOf(owner, { limit, after }) {
      const where = { ...enabledFor(owner), ...afterSerialNumber(after) }
      const { items, ...next } = toPage(await prisma.mfaDevice.findMany({ where, orderBy, take: limit + 1 }), limit)
      return { items: items.flatMap(toEnabled), ...next }
    },
    count: (accountId) => prisma.mfaDevice.count({ where: { accountId, ...virtual } }),
    countOf: (owner) => prisma.mfaDevice.count({ where: enabledFor(owner) }),
    async enable(serialNumber, { accountId, userId = null }, enabledAt, step) {
      const data = { userId, enabledAt, lastStep: step }
      return (await prisma.mfaDevice.updateMany({ where: { serialNumber, accountId, enabledAt: null, ...virtual }, data })).count > 0
    },
    async deactivate(serialNumber, owner) {
      const where = { serialNumber, ...enabledFor(owner) }
      const { count } = await prisma.mfaDevice.deleteMany({ where: { ...where, seedCiphertext: null } })
      if (count > 0) return true
      return (await prisma.mfaDevice.updateMany({ where, data: { userId: null, enabledAt: null } })).count > 0
    },
    async delete(accountId, serialNumber) {
      await prisma.mfaDevice.deleteMany({ where: { accountId, serialNumber, ...virtual } })
    },
    async takeStep(serialNumber, step) {
      const isNew = { OR: [{ lastStep: null }, { lastStep: { lt: step } }] }
      return (await prisma.mfaDevice.updateMany({ where: { serialNumber, ...isNew }, data: { lastStep: step } })).count > 0
    },
    async mayTry(serialNumber, at) {
      const { rowCount } = await pool.query({
        name: 'mfa_may_try',
        text: `update mfa_device set tries_until = greatest(tries_until, $2::timestamptz) + make_interval(secs => $3)
               where serial_number = $1 and (tries_until is null or tries_until <= $2::timestamptz + make_interval(secs => $4))`,
        values: [serialNumber, at, triesEverySeconds, triesEverySeconds * (triesAtOnce - 1)],
      })
      return rowCount === 1
    },
  }
}

const afterSerialNumber = (after: string | undefined) => (after === undefined ? {} : { serialNumber: { gt: after } })

/** Which devices are the owner's; those that are nobody's are not the root user's. */
export function enabledFor({ accountId, userId }: IdentityOwner) {
  return { accountId, userId: userId ?? null, enabledAt: { not: null } }
}

type Row = DeviceRow & { readonly user: UserRow | null }
type VirtualRow = Row & { readonly seedCiphertext: Uint8Array }

function isVirtual(row: Row): row is VirtualRow {
  return row.seedCiphertext !== null
}

function toPage<SomeRow extends DeviceRow>(rows: readonly SomeRow[], limit: number): Page<SomeRow> {
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? items.at(-1)?.serialNumber : undefined
  return next === undefined ? { items } : { items, next }
}

function toEnabled({ serialNumber, enabledAt }: DeviceRow): readonly EnabledDevice[] {
  return enabledAt === null ? [] : [{ serialNumber, enabledAt }]
}

function toDevice({ serialNumber, accountId, seedCiphertext, enabledAt, user, lastStep, tags }: VirtualRow): MfaDevice {
  return {
    serialNumber,
    accountId,
    seedCiphertext,
    ...(enabledAt === null ? {} : { enabledAt }),
    ...(user === null ? {} : { user: toUser(user) }),
    ...(lastStep === null ? {} : { lastStep: Number(lastStep) }),
    tags: toTags(tags),
  }
}
