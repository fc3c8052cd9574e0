import sharp from 'sharp'
import { expect, it, vi } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { createSmallLogos } from './small-logos.ts'

async function logoOf(width: number, height: number) {
  const bytes = await sharp({ create: { width, height, channels: 4, background: '#20408080' } })
    .png()
    .toBuffer()
  return { digest: digestOf(bytes), mediaType: 'image/png', bytes }
}

it.each([
  [512, 256, 128, 64],
  [60, 2048, 4, 128],
  [60, 60, 60, 60],
])('makes of a logo of %i by %i one of %i by %i, as clear as it was', async (width, height, smallWidth, smallHeight) => {
  const logo = await logoOf(width, height)
  const small = await createSmallLogos().get(logo.digest, async () => logo)
  const metadata = await sharp(small?.bytes).metadata()
  expect(metadata).toMatchObject({ format: 'webp', width: smallWidth, height: smallHeight, hasAlpha: true })
})

it('asks for the whole one once, however many ask at the same time', async () => {
  const logo = await logoOf(200, 200)
  const find = vi.fn(async () => logo)
  const logos = createSmallLogos()
  const [first, second] = await Promise.all([logos.get(logo.digest, find), logos.get(logo.digest, find)])
  expect(first).toBe(second)
  expect(find).toHaveBeenCalledTimes(1)
})

it('knows none that is not there, and looks again the next time', async () => {
  const logo = await logoOf(200, 200)
  const logos = createSmallLogos()
  expect(await logos.get(logo.digest, async () => undefined)).toBeUndefined()
  expect(await logos.get(logo.digest, async () => logo)).toBeDefined()
})
