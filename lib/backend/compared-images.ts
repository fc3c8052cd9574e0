import { findImage } from './image.ts'
import type { DescribedImage } from './image-answers.ts'

/** Two images side by side; of indexes, the same platform of both where both have it. */
export interface ComparedImages {
  readonly from: DescribedImage
  readonly to: DescribedImage
  /** What one can choose: the platforms of both. */
  readonly platforms: readonly string[]
  /** Absent where neither is an index. */
  readonly platform?: string
  /** What was asked for and is not in both. */
  readonly missingPlatform?: string
}

export interface Comparison {
  readonly alias: string
  readonly name: string
  /** Tags or digests. */
  readonly from: string
  readonly to: string
  readonly platform?: string
}

/** Both images, or the references of those that are not there. @throws BackendError */
export async function findCompared(comparison: Comparison): Promise<ComparedImages | { readonly missing: readonly string[] }> {
  const { alias, name, from, to, platform: wanted } = comparison
  const [first, second] = await Promise.all([findImage(alias, name, from), findImage(alias, name, to)])
  if (!first || !second) return { missing: [...new Set([...(first ? [] : [from]), ...(second ? [] : [to])])] }
  const platforms = commonPlatforms(first.image, second.image)
  const missing = wanted !== undefined && !platforms.includes(wanted) ? { missingPlatform: wanted } : {}
  const platform = choosePlatform(platforms, wanted, [first.image, second.image])
  if (!platform) return { from: first.image, to: second.image, platforms, ...missing }
  const [one, other] = await Promise.all([on(platform, first.image, comparison, from), on(platform, second.image, comparison, to)])
  return { from: one, to: other, platforms, platform, ...missing }
}

function commonPlatforms(first: DescribedImage, second: DescribedImage): readonly string[] {
  if (first.platforms.length === 0 || second.platforms.length === 0) return [...first.platforms, ...second.platforms]
  return first.platforms.filter((platform) => second.platforms.includes(platform))
}

// An image that is no index decides: what it is for is what the index is looked at for.
function choosePlatform(platforms: readonly string[], wanted: string | undefined, images: readonly DescribedImage[]): string | undefined {
  const single = images.find((image) => image.platforms.length === 0)?.contents?.imageConfig
  const own = single && [single.os, single.architecture, single.variant].filter(Boolean).join('/')
  const shown = images.map((image) => image.contents?.platform)
  return [wanted, own, ...shown].find((platform) => platform && platforms.includes(platform)) ?? platforms[0]
}

async function on(platform: string, image: DescribedImage, { alias, name }: Comparison, reference: string): Promise<DescribedImage> {
  if (image.platforms.length === 0 || image.contents?.platform === platform) return image
  return (await findImage(alias, name, reference, platform))?.image ?? image
}
