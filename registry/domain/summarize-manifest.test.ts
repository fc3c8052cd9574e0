import { describe, expect, it } from 'vitest'
import { digestOf } from './digest.ts'
import type { ImageManifest } from './manifest.ts'
import { mediaTypes } from './media-types.ts'
import { artifactMediaTypeOf, hasReadableConfig, summarizeImage, summarizeIndex } from './summarize-manifest.ts'

const image: ImageManifest = {
  type: 'image',
  mediaType: mediaTypes.ociManifest,
  annotations: { 'org.opencontainers.image.title': 'an image' },
  config: { mediaType: mediaTypes.ociImageConfig, digest: digestOf('config'), sizeBytes: 7 },
  layers: [
    { mediaType: 'x/y', digest: digestOf('a'), sizeBytes: 100 },
    { mediaType: 'x/y', digest: digestOf('b'), sizeBytes: 20 },
  ],
}
const chart: ImageManifest = { ...image, config: { ...image.config, mediaType: mediaTypes.helmConfig } }
const digest = digestOf('image')
const configOf = (document: unknown) => Buffer.from(JSON.stringify(document))

describe('summarizeImage', () => {
  it('weighs config and layers, and reads what the image is for from its configuration', () => {
    const config = configOf({ os: 'linux', architecture: 'arm', variant: 'v7', created: '2024-02-03T04:05:06.789123456+01:00', rootfs: {} })
    expect(summarizeImage(image, digest, config)).toEqual({
      imageSizeBytes: 127,
      summary: {
        type: 'image',
        platforms: [{ os: 'linux', architecture: 'arm', variant: 'v7', digest, sizeBytes: 127 }],
        annotations: image.annotations,
        layers: image.layers,
        config: image.config,
        builtAt: '2024-02-03T03:05:06.789Z',
      },
    })
  })

  it.each([
    ['no configuration', undefined],
    ['one that is not JSON', Buffer.from('{')],
    ['one that is something else', configOf([1])],
    ['one without a machine', configOf({ os: 'linux' })],
    ["an attestation's", configOf({ os: 'unknown', architecture: 'unknown' })],
  ])('runs nowhere with %s', (_title, config) => {
    expect(summarizeImage(image, digest, config).summary.platforms).toEqual([])
  })

  it.each(['0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', 'yesterday', 17, null])('has no date of %j', (created) => {
    const { summary } = summarizeImage(image, digest, configOf({ os: 'linux', architecture: 'amd64', created }))
    expect(summary.builtAt).toBeUndefined()
    expect(summary.platforms).toHaveLength(1)
  })
})

describe('summarizeIndex', () => {
  it('weighs as much as its heaviest child, and runs where its children do', () => {
    const amd64 = summarizeImage(image, digestOf('amd64'), configOf({ os: 'linux', architecture: 'amd64' }))
    const arm64 = summarizeImage({ ...image, layers: [] }, digestOf('arm64'), configOf({ os: 'linux', architecture: 'arm64' }))
    const attestation = summarizeImage(image, digestOf('attestation'), undefined)
    const child = (name: string) => ({ mediaType: mediaTypes.ociManifest, digest: digestOf(name), sizeBytes: 1 })
    const index = {
      type: 'index',
      mediaType: mediaTypes.ociIndex,
      annotations: {},
      manifests: [
        { ...child('amd64'), platform: { os: 'linux', architecture: 'amd64', variant: 'v2' } },
        child('arm64'),
        { ...child('attestation'), platform: { os: 'unknown', architecture: 'unknown' } },
      ],
    } as const
    const children = new Map([
      [digestOf('amd64'), amd64],
      [digestOf('arm64'), arm64],
      [digestOf('attestation'), attestation],
    ])
    expect(summarizeIndex(index, children)).toEqual({
      imageSizeBytes: 127,
      summary: {
        type: 'index',
        annotations: {},
        platforms: [
          { os: 'linux', architecture: 'amd64', variant: 'v2', digest: digestOf('amd64'), sizeBytes: 127 },
          { os: 'linux', architecture: 'arm64', digest: digestOf('arm64'), sizeBytes: 7 },
        ],
      },
    })
  })

  it('weighs nothing without children', () => {
    const empty = { type: 'index', mediaType: mediaTypes.ociIndex, annotations: {}, manifests: [] } as const
    expect(summarizeIndex(empty, new Map()).imageSizeBytes).toBe(0)
  })
})

describe('what an image is', () => {
  it.each([
    [image, mediaTypes.ociImageConfig, true],
    [chart, mediaTypes.helmConfig, false],
    [{ ...image, artifactType: 'application/spdx+json' }, 'application/spdx+json', false],
    [{ ...image, config: { ...image.config, sizeBytes: 2 << 20 } }, mediaTypes.ociImageConfig, false],
    [{ type: 'index', mediaType: mediaTypes.ociIndex, annotations: {}, manifests: [] } as const, undefined, undefined],
  ])('case %#', (manifest, artifactMediaType, readable) => {
    expect(artifactMediaTypeOf(manifest)).toBe(artifactMediaType)
    if (manifest.type === 'image') expect(hasReadableConfig(manifest)).toBe(readable)
  })
})
