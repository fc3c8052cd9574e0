import sharp from 'sharp'
import { digestOf } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import type { Logo } from '#registry/stores/repositories.ts'
import type { LogoType } from './image-type.ts'
import { invalidLogo } from './invalid-logo.ts'

const { logoSidePixelsMin: sideMin, logoSidePixelsMax: sideMax } = limits

/** Measures before it decodes: a small file may say that it is a large picture. @throws ServiceError `invalid-parameter`. */
export async function reencode(bytes: Buffer, type: LogoType): Promise<Logo> {
  const image = sharp(bytes, { limitInputPixels: sideMax * sideMax, failOn: 'error' })
  const { width, height } = await image.metadata().catch(unreadable)
  if (Math.min(width, height) < sideMin || Math.max(width, height) > sideMax) {
    throw invalidLogo(`must be ${sideMin} to ${sideMax} pixels wide and high, and is ${width} by ${height}`)
  }
  const upright = image.autoOrient()
  const encoded = type === 'png' ? upright.png({ compressionLevel: 9 }) : upright.jpeg({ quality: 90 })
  const served = await encoded.toBuffer().catch(unreadable)
  return { digest: digestOf(served), mediaType: `image/${type}`, bytes: served }
}

function unreadable(cause: unknown): never {
  throw invalidLogo('must be a PNG or JPEG image that can be read', cause)
}
