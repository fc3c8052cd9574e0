import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import { readLogo } from './read-logo.ts'

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: '#20408080' } })
const png = (width = 64, height = 64) => picture(width, height).png().toBuffer()
const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64')
const wrapped = (text: string) => text.replaceAll(/(.{76})/g, '$1\n')

// Pixels that do not compress.
async function noise(side: number): Promise<Buffer> {
  const image = sharp({
    create: { width: side, height: side, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })
  return image.png().toBuffer()
}

describe('readLogo', () => {
  it.each([
    [60, 60],
    [60, 2048],
    [2048, 60],
  ])('takes a PNG of %i by %i and encodes it anew', async (width, height) => {
    const logo = await readLogo(base64(await png(width, height)))
    expect(logo).toMatchObject({ mediaType: 'image/png', digest: digestOf(logo.bytes) })
    expect(await sharp(logo.bytes).metadata()).toMatchObject({ format: 'png', width, height, hasAlpha: true })
  })

  it('takes a JPEG, turned the way its camera held it, and keeps nothing else of what the camera wrote', async () => {
    const photo = await picture(100, 80)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const logo = await readLogo(base64(photo))
    expect(logo.mediaType).toBe('image/jpeg')
    const metadata = await sharp(logo.bytes).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width: 80, height: 100 })
    expect(metadata.exif).toBeUndefined()
  })

  it('drops what hides behind the pixels', async () => {
    const logo = await readLogo(base64(Buffer.concat([await png(), Buffer.from('<script>alert(1)</script>')])))
    expect(Buffer.from(logo.bytes).includes('<script>')).toBe(false)
  })

  it.each([
    ['on one line', (text: string) => text],
    ['on many lines', (text: string) => `${wrapped(text)}\n`],
  ])('decodes once more what was encoded twice, %s', async (_how, lines) => {
    const bytes = await png()
    expect((await readLogo(base64(lines(base64(bytes))))).digest).toBe((await readLogo(base64(bytes))).digest)
  })

  it.each<[what: string, blob: () => string | Promise<string>, constraint: string]>([
    ['a command of the guide, as it stands', () => '$(cat myrepoimage.png |base64 -w 0)', 'a shell command that was not run'],
    ['a command of the guide, encoded', () => base64('$(cat myrepoimage.png |base64 -w 0)'), 'a shell command that was not run'],
    ['text that is not base64', () => 'logo.png', 'must be an image in base64'],
    ['base64 of a text', () => base64('hello'), 'must be a PNG or JPEG image'],
    ['a drawing that can hold scripts', () => base64('<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"/>'), 'PNG or JPEG'],
    ['a GIF', async () => base64(await picture(64, 64).gif().toBuffer()), 'must be a PNG or JPEG image'],
    ['a WebP', async () => base64(await picture(64, 64).webp().toBuffer()), 'must be a PNG or JPEG image'],
    ['a signature and nothing more', () => base64(Buffer.from('89504e470d0a1a0a', 'hex')), 'that can be read'],
    ['half an image', async () => base64((await noise(200)).subarray(0, 20_000)), 'that can be read'],
    ['too narrow', async () => base64(await png(59, 60)), 'must be 60 to 2048 pixels wide and high, and is 59 by 60'],
    ['too flat', async () => base64(await png(60, 59)), 'and is 60 by 59'],
    ['too wide', async () => base64(await png(2049, 60)), 'and is 2049 by 60'],
    ['too high', async () => base64(await png(60, 2049)), 'and is 60 by 2049'],
    ['too many bytes', async () => base64(await noise(600)), `must have length less than or equal to ${limits.logoBytesMax}`],
    [
      'too many bytes, encoded twice',
      async () => base64(base64(await noise(600))),
      `must have length less than or equal to ${limits.logoBytesMax}`,
    ],
  ])('refuses %s', async (_what, blob, constraint) => {
    await expect(readLogo(await blob())).rejects.toMatchObject({
      kind: 'invalid-parameter',
      message: expect.stringMatching(/^Invalid parameter at 'catalogData\.logoImageBlob' failed to satisfy constraint: '.*'$/),
    })
    await expect(readLogo(await blob())).rejects.toThrow(constraint)
  })

  it('refuses a small file that says it is a huge picture, before it decodes it', async () => {
    const bytes = await png()
    bytes.writeUInt32BE(60_000, 16)
    bytes.writeUInt32BE(60_000, 20)
    await expect(readLogo(base64(bytes))).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })
})
