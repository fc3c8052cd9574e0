import { expect, test } from 'vitest'
import type { ImageConfig, ImageContents } from './backend/image-answers.ts'
import { compareImages, compareSettings } from './compare-images.ts'

const layer = (digest: string, sizeInBytes: number) => ({ mediaType: 'layer', digest, sizeInBytes, annotations: {} })
const config: ImageConfig = { environment: [], exposedPorts: [], volumes: [], onBuild: [], labels: {} }

function image(
  layers: readonly (readonly [string, number])[],
  imageConfig: ImageConfig | undefined = config,
  configDigest = 'config',
): ImageContents {
  const sizeInBytes = layers.reduce((sum, [, bytes]) => sum + bytes, 10)
  return {
    imageDetail: { imageDigest: 'd', imageManifestMediaType: 'm', imageSizeInBytes: sizeInBytes, imagePushedAt: new Date(), imageTags: [] },
    configuration: layer(configDigest, 10),
    layers: layers.map(([digest, bytes]) => layer(digest, bytes)),
    totalLayers: layers.length,
    history: [],
    referrers: [],
    moreReferrers: false,
    problems: [],
    imageConfig,
  }
}

test('layers are shared, removed and added, by digest', () => {
  const compared = compareImages(
    image([
      ['base', 100],
      ['old', 20],
    ]),
    image(
      [
        ['base', 100],
        ['new', 30],
        ['new', 30],
      ],
      config,
      'other',
    ),
  )
  expect(compared.sharedLayers.map(({ digest }) => digest)).toEqual(['base'])
  expect(compared.removedLayers.map(({ digest }) => digest)).toEqual(['old'])
  expect(compared.addedLayers.map(({ digest }) => digest)).toEqual(['new', 'new'])
  // The new layer once, and the configuration.
  expect(compared.downloadBytes).toBe(40)
  expect(compared.sizeDeltaBytes).toBe(40)
})

test('nothing is to be fetched for the same image', () => {
  const same = image([['base', 100]])
  expect(compareImages(same, same)).toMatchObject({ downloadBytes: 0, sizeDeltaBytes: 0, addedLayers: [], settings: [] })
})

test('settings are added, removed and changed', () => {
  const from = { ...config, command: ['nginx'], user: '101', environment: ['A=1', 'B=2'], exposedPorts: ['80/tcp'], labels: { v: '1' } }
  const to = { ...config, command: ['nginx', '-g'], environment: ['B=3', 'C='], exposedPorts: ['8080/tcp'], labels: { v: '1' } }
  expect(compareSettings(from, to)).toEqual([
    { group: 'Command', from: '["nginx"]', to: '["nginx", "-g"]' },
    { group: 'User', from: '101' },
    { group: 'Port', name: '80/tcp', from: 'exposed' },
    { group: 'Environment', name: 'A', from: '1' },
    { group: 'Environment', name: 'B', from: '2', to: '3' },
    { group: 'Port', name: '8080/tcp', to: 'exposed' },
    { group: 'Environment', name: 'C', to: '' },
  ])
})

test('an unknown configuration differs in nothing that could be told', () => {
  expect(compareSettings(undefined, config)).toEqual([])
})
