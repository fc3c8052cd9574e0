export type LogoType = 'png' | 'jpeg'

const signatures: Readonly<Record<LogoType, Buffer>> = {
  png: Buffer.from('89504e470d0a1a0a', 'hex'),
  jpeg: Buffer.from('ffd8ff', 'hex'),
}

/** What the first bytes say; no other decoder than these two ever sees a stranger's bytes. */
export function imageTypeOf(bytes: Buffer): LogoType | undefined {
  return (['png', 'jpeg'] as const).find((type) => bytes.subarray(0, signatures[type].length).equals(signatures[type]))
}
