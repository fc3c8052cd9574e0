import { describe, expect, it } from 'vitest'
import { digestOf } from './digest.ts'
import { mediaTypes } from './media-types.ts'
import { parseManifest } from './parse-manifest.ts'

const config = { mediaType: mediaTypes.ociImageConfig, digest: digestOf('config'), size: 6 }
const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: digestOf('layer'), size: 5 }
const image = { schemaVersion: 2, mediaType: mediaTypes.ociManifest, config, layers: [layer] }
const child = { mediaType: mediaTypes.ociManifest, digest: digestOf('child'), size: 5 }
const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: [child] }

const parse = (document: unknown, mediaType: string) => parseManifest(Buffer.from(JSON.stringify(document)), mediaType)

describe('parseManifest', () => {
  it('reads an image manifest', () => {
    const subject = { ...child, annotations: { a: 'b' } }
    const manifest = parse({ ...image, subject, artifactType: 'application/x', annotations: { k: 'v' } }, mediaTypes.ociManifest)
    expect(manifest).toEqual({
      type: 'image',
      mediaType: mediaTypes.ociManifest,
      artifactType: 'application/x',
      subject: { mediaType: child.mediaType, digest: child.digest, sizeBytes: 5, annotations: { a: 'b' } },
      annotations: { k: 'v' },
      config: { mediaType: config.mediaType, digest: config.digest, sizeBytes: 6 },
      layers: [{ mediaType: layer.mediaType, digest: layer.digest, sizeBytes: 5 }],
    })
  })

  it('reads an index with its platforms', () => {
    const platform = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.1', variant: 'v1', 'os.features': ['x'] }
    expect(parse({ ...index, manifests: [{ ...child, platform }, child] }, mediaTypes.ociIndex)).toMatchObject({
      type: 'index',
      manifests: [{ platform: { os: 'windows', architecture: 'amd64', variant: 'v1', osVersion: '10.0.1' } }, { digest: child.digest }],
    })
  })

  it.each([
    ['an OCI manifest that does not say what it is', { ...image, mediaType: undefined }, mediaTypes.ociManifest],
    ['an OCI index that does not say what it is', { ...index, mediaType: undefined }, mediaTypes.ociIndex],
    ['a Docker manifest', { ...image, mediaType: mediaTypes.dockerManifest }, mediaTypes.dockerManifest],
    ['a Docker manifest list', { ...index, mediaType: mediaTypes.dockerManifestList }, mediaTypes.dockerManifestList],
    ["Go's null for no layers", { ...image, layers: null, annotations: null }, mediaTypes.ociManifest],
    ["Go's null for no manifests", { ...index, manifests: null }, mediaTypes.ociIndex],
    ['members that nobody knows', { ...image, extra: { deep: [1] } }, mediaTypes.ociManifest],
    ['a layer of no bytes', { ...image, layers: [{ ...layer, size: 0 }] }, mediaTypes.ociManifest],
  ])('takes %s', (_title, document, mediaType) => {
    expect(parse(document, mediaType).mediaType).toBe(mediaType)
  })

  it.each([
    ['another media type inside', { ...image, mediaType: mediaTypes.ociIndex }, mediaTypes.ociManifest, /mediaType: is '.*index/],
    ['an index pushed as an image', index, mediaTypes.ociManifest, /manifests|config/],
    ['layers in an index', { ...index, layers: [layer] }, mediaTypes.ociIndex, /layers: .*either an image manifest or an index/],
    ['a config in an index', { ...index, config }, mediaTypes.ociIndex, /config: /],
    ['manifests in an image', { ...image, manifests: [] }, mediaTypes.ociManifest, /manifests: /],
    ['layers of schema 1 in an image', { ...image, fsLayers: [] }, mediaTypes.ociManifest, /fsLayers: /],
    ['a Docker manifest that does not say what it is', { ...image, mediaType: undefined }, mediaTypes.dockerManifest, /mediaType: /],
    ['no config', { ...image, config: undefined }, mediaTypes.ociManifest, /config: /],
    ['no layers', { ...image, layers: undefined }, mediaTypes.ociManifest, /layers: /],
    ['schema 1', { ...image, schemaVersion: 1 }, mediaTypes.ociManifest, /schemaVersion: /],
    [
      'a digest that is a path',
      { ...image, layers: [layer, { ...layer, digest: 'sha256:../../etc' }] },
      mediaTypes.ociManifest,
      /layers\[1\]\.digest: /,
    ],
    ['a negative size', { ...image, config: { ...config, size: -1 } }, mediaTypes.ociManifest, /config\.size: /],
    ['a size beyond what numbers hold', { ...image, config: { ...config, size: 2 ** 60 } }, mediaTypes.ociManifest, /config\.size: /],
    [
      'a media type with a line break',
      { ...image, config: { ...config, mediaType: 'a/b\r\nX: y' } },
      mediaTypes.ociManifest,
      /config\.mediaType: /,
    ],
    ['an annotation that is no text', { ...image, annotations: { a: 1 } }, mediaTypes.ociManifest, /annotations\.a: /],
    ['a list', [image], mediaTypes.ociManifest, /the document: /],
    ['nothing that is a manifest', image, 'application/json', /'application\/json' is not the media type of a manifest/],
  ])('refuses %s and names the place', (_title, document, mediaType, message) => {
    expect(() => parse(document, mediaType)).toThrow(
      expect.objectContaining({ kind: 'manifest-invalid', message: expect.stringMatching(message) }),
    )
  })

  it.each([
    ['what is not JSON', '{'],
    ['what is not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a byte order mark, which other parsers stumble over', `\ufeff${JSON.stringify(image)}`],
    ['nothing', ''],
  ])('refuses %s', (_title, text) => {
    expect(() => parseManifest(Buffer.from(text), mediaTypes.ociManifest)).toThrow(/not JSON in UTF-8/)
  })

  it('refuses what nests too deep, however deep', () => {
    for (const depth of [40, 1_000_000]) {
      const text = JSON.stringify(image).replace('{', `{"x":${'['.repeat(depth)}${']'.repeat(depth)},`)
      expect(() => parseManifest(Buffer.from(text), mediaTypes.ociManifest)).toThrow(/nests deeper/)
    }
  })

  it('says that schema 1 cannot be pushed', () => {
    expect(() => parse({}, mediaTypes.dockerSchema1Signed)).toThrow(expect.objectContaining({ kind: 'unsupported' }))
  })
})
