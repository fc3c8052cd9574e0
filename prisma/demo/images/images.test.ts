import { gunzipSync } from 'node:zlib'
import tar from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import type { Artifact } from './artifact.ts'
import { createHelmChart } from './helm-chart.ts'
import { createLayer } from './layer.ts'
import { createProgramImage } from './program-image.ts'
import { checksumModule, createWasmArtifact } from './wasm-module.ts'

const createdAt = '2026-09-01T10:00:00Z'
const parse = (artifact: Artifact) => JSON.parse(artifact.manifest.toString())

async function list(archive: Buffer): Promise<Record<string, { mode?: number; mtime?: Date; content: string }>> {
  const extract = tar.extract()
  extract.end(archive)
  const files: Record<string, { mode?: number; mtime?: Date; content: string }> = {}
  for await (const entry of extract) {
    const content: Buffer[] = []
    for await (const chunk of entry) content.push(chunk as Buffer)
    files[entry.header.name] = { mode: entry.header.mode, mtime: entry.header.mtime, content: Buffer.concat(content).toString() }
  }
  return files
}

describe('a layer', () => {
  it('is a gzipped archive without anything of the machine that made it', async () => {
    const layer = await createLayer([{ path: 'bin/' }, { path: 'bin/x', content: 'run', mode: 0o755 }])
    expect(layer.digest).toBe(digestOf(layer.bytes))
    const archive = gunzipSync(layer.bytes)
    expect(layer.diffId).toBe(digestOf(archive))
    const zero = new Date(0)
    expect(await list(archive)).toEqual({
      'bin/': { mode: 0o755, mtime: zero, content: '' },
      'bin/x': { mode: 0o755, mtime: zero, content: 'run' },
    })
    expect([...layer.bytes.subarray(4, 10)]).toEqual([0, 0, 0, 0, 2, 255])
  })
})

describe.each(['docker', 'oci'] as const)('a container image as %s', (format) => {
  const create = () =>
    createProgramImage({
      name: 'nothing',
      format,
      createdAt,
      labels: { 'org.opencontainers.image.version': '1.0.0' },
      settings: { entrypoint: ['/bin/nothing'], command: ['a'], ports: [8080] },
      machineNames: ['amd64', 'arm'],
      source: (program) => program.system('exitGroup', [0]),
    })

  it('lists an image for each machine', async () => {
    const index = await create()
    expect(index.mediaType).toBe(format === 'oci' ? mediaTypes.ociIndex : mediaTypes.dockerManifestList)
    const { manifests } = parse(index)
    expect(manifests.map(({ platform }: { platform: unknown }) => platform)).toEqual([
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm', variant: 'v7' },
    ])
    index.children.forEach((child, position) => {
      const { mediaType, digest, size } = manifests[position]
      expect({ mediaType, digest, size }).toEqual({
        mediaType: child.mediaType,
        digest: digestOf(child.manifest),
        size: child.manifest.length,
      })
    })
  })

  it('has every blob that its manifests name, with the right size', async () => {
    for (const child of (await create()).children) {
      const { config, layers } = parse(child)
      const named = [config, ...layers].map(({ digest, size }) => ({ digest, size }))
      expect(child.blobs.map(({ digest, bytes }) => ({ digest, size: bytes.length }))).toEqual(named)
      expect(child.blobs.every(({ digest, bytes }) => digest === digestOf(bytes))).toBe(true)
    }
  })

  it('says in its configuration how it runs and what it is made of', async () => {
    const [, arm] = (await create()).children
    const [config, ...layers] = arm?.blobs ?? []
    const configuration = JSON.parse(config?.bytes.toString() ?? '')
    expect(configuration).toMatchObject({
      created: createdAt,
      os: 'linux',
      architecture: 'arm',
      variant: 'v7',
      config: { User: '65534:65534', Entrypoint: ['/bin/nothing'], Cmd: ['a'], ExposedPorts: { '8080/tcp': {} } },
      rootfs: { diff_ids: layers.map(({ bytes }) => digestOf(gunzipSync(bytes))) },
    })
    expect(configuration.history).toHaveLength(layers.length)
  })

  it('has the same bytes each time', async () => {
    expect(await create()).toEqual(await create())
  })
})

describe('a chart', () => {
  it('is what helm pushes: metadata as configuration, the packed chart as layer', async () => {
    const metadata = { name: 'small', version: '1.0.0', appVersion: '2', description: 'It is "small"', keywords: ['a', 'b'] }
    const chart = await createHelmChart(metadata, [{ path: 'values.yaml', content: 'a: 1\n' }], createdAt)
    expect(parse(chart)).toMatchObject({
      mediaType: mediaTypes.ociManifest,
      config: { mediaType: mediaTypes.helmConfig },
      layers: [{ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' }],
    })
    const [config, content] = chart.blobs
    expect(JSON.parse(config?.bytes.toString() ?? '')).toEqual({ apiVersion: 'v2', type: 'application', ...metadata })
    const files = await list(gunzipSync(content?.bytes ?? Buffer.alloc(0)))
    expect(Object.keys(files)).toEqual(['small/Chart.yaml', 'small/values.yaml'])
    expect(files['small/Chart.yaml']?.content).toContain('description: "It is \\"small\\""\nkeywords: ["a","b"]\n')
  })
})

describe('the WebAssembly module', () => {
  it('computes checksums', async () => {
    const { instance } = await WebAssembly.instantiate(new Uint8Array(checksumModule()))
    const { memory, checksum } = instance.exports as unknown as {
      memory: WebAssembly.Memory
      checksum(pointer: number, length: number): number
    }
    const bytes = Buffer.from('SDDPT,8.5,0.5')
    new Uint8Array(memory.buffer).set(bytes, 100)
    expect(checksum(100, bytes.length)).toBe(0x5f)
    expect(checksum(100, 0)).toBe(0)
  })

  it('is an artifact with its file name', () => {
    const artifact = createWasmArtifact(checksumModule(), { fileName: 'a.wasm', createdAt, annotations: {} })
    const { config, layers } = parse(artifact)
    expect(config.mediaType).toBe('application/vnd.wasm.config.v0+json')
    expect(layers).toMatchObject([{ mediaType: 'application/wasm', annotations: { 'org.opencontainers.image.title': 'a.wasm' } }])
  })
})
