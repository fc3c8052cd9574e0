import { limits } from '#registry/domain/limits.ts'
import type { Logo } from '#registry/stores/repositories.ts'
import { imageTypeOf } from './image-type.ts'
import { invalidLogo } from './invalid-logo.ts'
import { isUnexpandedCommand, logoBytes } from './logo-bytes.ts'
import { reencode } from './reencode.ts'

// Twice encoded, a logo of the full size is nine tenths of this.
const blobCharsMax = 2 * limits.logoBytesMax

/**
 * Checks a `logoImageBlob` and makes of it the logo that is served: decoded, measured and encoded anew, so that nothing
 * but pixels of what was sent reaches a browser.
 * @throws ServiceError `invalid-parameter` that says what is wrong with it.
 * @see User guide, "Repository catalog data": 60–2048 pixels a side, at most 500 KB.
 */
export async function readLogo(blob: string): Promise<Logo> {
  if (isUnexpandedCommand(blob)) throw unexpandedCommand()
  if (blob.length > blobCharsMax) throw tooLarge()
  const bytes = logoBytes(blob)
  if (!bytes) throw invalidLogo('must be an image in base64')
  if (isUnexpandedCommand(bytes.toString('latin1'))) throw unexpandedCommand()
  if (bytes.length > limits.logoBytesMax) throw tooLarge()
  const type = imageTypeOf(bytes)
  if (!type) throw invalidLogo('must be a PNG or JPEG image')
  return reencode(bytes, type)
}

function unexpandedCommand(): Error {
  return invalidLogo('must be an image in base64, and this is a shell command that was not run: a file is sent as it is')
}

function tooLarge(): Error {
  return invalidLogo(`must have length less than or equal to ${limits.logoBytesMax}`)
}
