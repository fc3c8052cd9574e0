import type { ImageConfig, ImageContents, ImageLayer } from './backend/image-answers.ts'
import { healthcheckText, splitVariable } from './image-config.ts'

/** How the image `to` differs from the image `from`. */
export interface ImageComparison {
  readonly sharedLayers: readonly ImageLayer[]
  readonly removedLayers: readonly ImageLayer[]
  readonly addedLayers: readonly ImageLayer[]
  /** What who has `from` fetches to have `to`. */
  readonly downloadBytes: number
  /** What `to` weighs more; less when negative. */
  readonly sizeDeltaBytes: number
  readonly settings: readonly SettingDifference[]
}

export interface SettingDifference {
  /** What kind of setting: "Environment", "Label"; one that exists once is its own kind. */
  readonly group: string
  /** Which of its kind. */
  readonly name?: string
  /** Absent: `to` adds it. */
  readonly from?: string
  /** Absent: `to` lacks it. */
  readonly to?: string
}

/** Compares what two images hold, layer by layer by digest, and how their containers run. */
export function compareImages(from: ImageContents, to: ImageContents): ImageComparison {
  const had = new Set(from.layers.map(({ digest }) => digest))
  const has = new Set(to.layers.map(({ digest }) => digest))
  const addedLayers = to.layers.filter(({ digest }) => !had.has(digest))
  const configBytes = from.configuration.digest === to.configuration.digest ? 0 : to.configuration.sizeInBytes
  return {
    sharedLayers: to.layers.filter(({ digest }) => had.has(digest)),
    removedLayers: from.layers.filter(({ digest }) => !has.has(digest)),
    addedLayers,
    downloadBytes: configBytes + weightOf(addedLayers),
    sizeDeltaBytes: to.imageDetail.imageSizeInBytes - from.imageDetail.imageSizeInBytes,
    settings: compareSettings(from.imageConfig, to.imageConfig),
  }
}

// A layer that stands twice in an image is fetched once.
function weightOf(layers: readonly ImageLayer[]): number {
  return [...new Map(layers.map(({ digest, sizeInBytes }) => [digest, sizeInBytes])).values()].reduce((sum, bytes) => sum + bytes, 0)
}

/** Settings that one has and the other has not, or has otherwise. Where a configuration is not known there is nothing to compare. */
export function compareSettings(from: ImageConfig | undefined, to: ImageConfig | undefined): readonly SettingDifference[] {
  if (!from || !to) return []
  const before = settingsOf(from)
  const after = settingsOf(to)
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return keys.flatMap((key) => {
    const [one, other] = [before.get(key), after.get(key)]
    const setting = one ?? other
    if (!setting || one?.value === other?.value) return []
    const { group, name } = setting
    return [{ group, ...(name === undefined ? {} : { name }), ...(one ? { from: one.value } : {}), ...(other ? { to: other.value } : {}) }]
  })
}

interface Setting {
  readonly group: string
  readonly name?: string
  readonly value: string
}

function settingsOf(config: ImageConfig): ReadonlyMap<string, Setting> {
  const words = (list: readonly string[] | undefined) =>
    list && list.length > 0 ? JSON.stringify(list).replaceAll('","', '", "') : undefined
  const single: readonly (readonly [string, string | undefined])[] = [
    ['Entrypoint', words(config.entrypoint)],
    ['Command', words(config.command)],
    ['User', config.user],
    ['Working directory', config.workingDirectory],
    ['Stop signal', config.stopSignal],
    ['Shell', words(config.shell)],
    ['Health check', config.healthcheck && healthcheckText(config.healthcheck)],
    ['Author', config.author],
  ]
  const settings: Setting[] = [
    ...single.flatMap(([group, value]) => (value ? [{ group, value }] : [])),
    ...config.exposedPorts.map((port) => ({ group: 'Port', name: port, value: 'exposed' })),
    ...config.volumes.map((volume) => ({ group: 'Volume', name: volume, value: 'declared' })),
    ...config.environment.map(splitVariable).map(([name, value]) => ({ group: 'Environment', name, value })),
    ...Object.entries(config.labels).map(([name, value]) => ({ group: 'Label', name, value })),
    ...config.onBuild.map((instruction) => ({ group: 'On build', name: instruction, value: 'runs' })),
  ]
  return new Map(settings.map((setting) => [JSON.stringify([setting.group, setting.name]), setting]))
}
