import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Principal, principalArn } from '#registry/domain/principal.ts'
import type { SecretBox } from '#registry/secrets/secret-box.ts'

const halfBytes = 8

/** Who may go on with an upload, and where it goes. */
export interface UploadOwner {
  readonly repositoryId: string
  readonly principal: Principal
}

/**
 * Ids of uploads. They tell whose they are, in every process and without a record: one half is random, the other a MAC of
 * that with the owner. Whether there is such an upload the blob store knows.
 */
export interface UploadIds {
  /** A UUID of version 8. */
  issue(owner: UploadOwner): string
  /** Whether it was issued to this owner; false for any other text, too. */
  isOf(uploadId: string, owner: UploadOwner): boolean
}

export function createUploadIds({ derive }: Pick<SecretBox, 'derive'>): UploadIds {
  const key = derive('upload ids')
  const complete = (random: Buffer, { repositoryId, principal }: UploadOwner): Buffer => {
    const mac = createHmac('sha256', key)
      .update(random)
      .update(JSON.stringify([repositoryId, principalArn(principal)]))
      .digest()
    return withVariant(Buffer.concat([random, mac.subarray(0, halfBytes)]))
  }
  return {
    issue: (owner) => textOf(complete(withVersion(randomBytes(halfBytes)), owner)),
    isOf(uploadId, owner) {
      const random = Buffer.from(uploadId.replaceAll('-', '').slice(0, 2 * halfBytes), 'hex')
      if (random.length !== halfBytes) return false
      const [asked, issued] = [Buffer.from(uploadId), Buffer.from(textOf(complete(random, owner)))]
      return asked.length === issued.length && timingSafeEqual(asked, issued)
    },
  }
}

// RFC 9562, section 5.8: 62 bits of the MAC stay, and 60 that are random.
function withVersion(random: Buffer): Buffer {
  random.writeUInt8((random.readUInt8(6) & 0x0f) | 0x80, 6)
  return random
}

function withVariant(id: Buffer): Buffer {
  id.writeUInt8((id.readUInt8(halfBytes) & 0x3f) | 0x80, halfBytes)
  return id
}

function textOf(id: Buffer): string {
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
