import { LRUCache } from 'lru-cache'
import sharp from 'sharp'
import type { Digest } from '#registry/domain/digest.ts'
import type { Logo } from '#registry/stores/repositories.ts'

/** Pixels, of the longer side: twice of what pages show, for screens with that many. */
export const smallLogoSide = 128
const bytesMax = 16 << 20

type SmallLogo = Pick<Logo, 'mediaType' | 'bytes'>
type FindLogo = () => Promise<Logo | undefined>

/** Logos as small as pages show them. A list of 25 whole ones may have 12 MB. */
export function createSmallLogos() {
  const made = new LRUCache<Digest, SmallLogo, FindLogo>({
    maxSize: bytesMax,
    sizeCalculation: ({ bytes }) => bytes.length + 1,
    fetchMethod: async (_digest, _stale, { context: find }) => {
      const logo = await find()
      return logo && shrink(logo)
    },
  })
  return {
    /** What is made of a logo is kept; `find` is asked for the whole one only when it is not. */
    get: (digest: Digest, find: FindLogo): Promise<SmallLogo | undefined> => made.fetch(digest, { context: find }),
  }
}

async function shrink(logo: Logo): Promise<SmallLogo> {
  const bytes = await sharp(logo.bytes)
    .resize(smallLogoSide, smallLogoSide, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 90, smartSubsample: true })
    .toBuffer()
  return { mediaType: 'image/webp', bytes }
}
