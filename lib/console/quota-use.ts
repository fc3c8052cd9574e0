import type { RegistryUsage } from '#lib/backend/console/usage.ts'

const mebibyte = 2 ** 20

/** How far a quota is used, in its own unit. */
export interface QuotaUse {
  readonly used: number
  /** What it is of, where a quota is of each repository or image. */
  readonly of?: string
  /** Whether what is left of it can be used up. */
  readonly isConsumed: boolean
}

/** How far the quota of this code is used; undefined where that cannot be counted, as of rates. */
export function quotaUse(code: string, usage: RegistryUsage): QuotaUse | undefined {
  switch (code) {
    case 'L-REPOSITORIES':
      return { used: usage.repositoryCount, isConsumed: true }
    case 'L-IMAGES':
      return { used: usage.mostImagesOfRepository, of: 'in the fullest repository', isConsumed: true }
    case 'L-TAGS':
      return { used: usage.mostTagsOfImage, of: 'on the image with the most', isConsumed: true }
    case 'L-LAYERSIZE':
      return { used: Math.ceil(usage.largestLayerSizeInBytes / mebibyte), of: 'is the largest', isConsumed: false }
    default:
      return undefined
  }
}
