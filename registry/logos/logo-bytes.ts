import { imageTypeOf } from './image-type.ts'

const base64 = /^[A-Za-z0-9+/]*={0,2}$/

/**
 * The bytes of a base64 blob. Version 1 of the AWS CLI encodes a text file once more, whatever is in it: if the bytes are
 * the base64 text of an image, the image is meant. Undefined for what is not base64.
 */
export function logoBytes(blob: string): Buffer | undefined {
  const bytes = decode(blob)
  if (!bytes || imageTypeOf(bytes)) return bytes
  // `base64` wraps its lines unless told not to.
  const inner = decode(bytes.toString('latin1').replaceAll(/\s/g, ''))
  return inner && imageTypeOf(inner) ? inner : bytes
}

/** The guide's example file has a command in it that no shell ever runs: `$(cat myrepoimage.png |base64 -w 0)`. */
export function isUnexpandedCommand(text: string): boolean {
  return /^\s*(\$\(|`)/.test(text)
}

function decode(text: string): Buffer | undefined {
  return text.length % 4 === 0 && base64.test(text) ? Buffer.from(text, 'base64') : undefined
}
