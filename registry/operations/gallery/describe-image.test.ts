import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import type { DescribedImage } from './image-answer.ts'

const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip'

let server: TestServer
let publisher: Publisher
let repository: string

beforeAll(async () => {
  server = await startTestServer()
  publisher = await makePublisher(server)
})
afterAll(() => server.close())

interface Pushed {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
}

async function push(reference: string | undefined, document: object): Promise<Pushed> {
  const { mediaType = mediaTypes.ociManifest } = document as { mediaType?: string }
  const body = JSON.stringify({ schemaVersion: 2, mediaType, ...document })
  const digest = digestOf(body)
  const headers = { 'Content-Type': mediaType }
  const response = await publisher.call('PUT', `${repository}/manifests/${reference ?? digest}`, { headers, body })
  expect(response.status, await response.clone().text()).toBe(201)
  return { mediaType, digest, size: body.length }
}

const blob = async (mediaType: string, content: Buffer | string) => ({ mediaType, ...(await publisher.pushBlob(repository, content)) })

async function pushImage(reference: string | undefined, config: unknown, layers: readonly string[], more: object = {}): Promise<Pushed> {
  const text = typeof config === 'string' ? config : JSON.stringify(config)
  const descriptors = []
  for (const layer of layers) descriptors.push(await blob(layerType, layer))
  return push(reference, { config: await blob(mediaTypes.ociImageConfig, text), layers: descriptors, ...more })
}

async function ask(input: object): Promise<{ status: number; body: DescribedImage & { __type?: string; message?: string } }> {
  const [registryAliasName, ...name] = repository.split('/')
  const response = await fetch(`${server.origin}/api/gallery/describeImage`, {
    method: 'POST',
    body: JSON.stringify({ registryAliasName, repositoryName: name.join('/'), ...input }),
  })
  return { status: response.status, body: await response.json() }
}

async function described(input: object): Promise<DescribedImage> {
  const { status, body } = await ask(input)
  expect(status, body.message).toBe(200)
  return body
}

const linux = (architecture: string, more: object = {}) => ({ os: 'linux', architecture, ...more })

describe('an image', () => {
  let pushed: Pushed
  beforeAll(async () => {
    repository = await publisher.newRepository()
    const config = {
      ...linux('amd64'),
      created: '2026-01-02T03:04:05Z',
      author: 'Somebody',
      config: {
        Entrypoint: ['/docker-entrypoint.sh'],
        Cmd: ['nginx', '-g', 'daemon off;'],
        Env: ['PATH=/bin', 'EMPTY='],
        User: '101',
        WorkingDir: '/srv',
        ExposedPorts: { '80/tcp': {} },
        Volumes: { '/data': {} },
        StopSignal: 'SIGQUIT',
        Labels: { maintainer: 'Somebody' },
        Healthcheck: { Test: ['CMD-SHELL', 'true'], Interval: 30_000_000_000, Retries: 3 },
      },
      history: [
        { created: '2026-01-01T00:00:00Z', created_by: '/bin/sh -c #(nop) ADD file:1 in / ' },
        { created_by: '/bin/sh -c #(nop)  ENV EMPTY=', empty_layer: true },
        { created_by: 'RUN make # buildkit', comment: 'buildkit.dockerfile.v0' },
      ],
    }
    pushed = await pushImage('1.0', config, ['base', 'made'], { annotations: { 'org.opencontainers.image.source': 'https://example.com' } })
    await pushImage('latest', config, ['base', 'made'], { annotations: { 'org.opencontainers.image.source': 'https://example.com' } })
  })

  it('is told by tag and by digest alike, with all its tags', async () => {
    const image = await described({ imageTag: '1.0' })
    expect(image.imageDetail).toMatchObject({
      imageDigest: pushed.digest,
      imageTags: ['1.0', 'latest'],
      builtAt: '2026-01-02T03:04:05.000Z',
      imageManifestMediaType: mediaTypes.ociManifest,
    })
    expect(image.annotations).toEqual({ 'org.opencontainers.image.source': 'https://example.com' })
    expect(digestOf(image.imageManifest ?? '')).toBe(pushed.digest)
    expect(image.imageManifestSizeInBytes).toBe(pushed.size)
    expect(await described({ imageDigest: pushed.digest })).toEqual(image)
  })

  it('shows its configuration and which step made which layer', async () => {
    const { contents } = await described({ imageTag: '1.0' })
    expect(contents?.imageConfig).toEqual({
      os: 'linux',
      architecture: 'amd64',
      author: 'Somebody',
      createdAt: '2026-01-02T03:04:05.000Z',
      entrypoint: ['/docker-entrypoint.sh'],
      command: ['nginx', '-g', 'daemon off;'],
      environment: ['PATH=/bin', 'EMPTY='],
      user: '101',
      workingDirectory: '/srv',
      exposedPorts: ['80/tcp'],
      volumes: ['/data'],
      stopSignal: 'SIGQUIT',
      onBuild: [],
      labels: { maintainer: 'Somebody' },
      healthcheck: { test: ['CMD-SHELL', 'true'], intervalSeconds: 30, retries: 3 },
    })
    expect(contents?.layers.map(({ digest, sizeInBytes }) => [digest, sizeInBytes])).toEqual([
      [digestOf('base'), 4],
      [digestOf('made'), 4],
    ])
    expect(contents?.history.map(({ layerIndex, emptyLayer }) => [layerIndex, emptyLayer])).toEqual([
      [0, false],
      [undefined, true],
      [1, false],
    ])
    expect(contents?.problems).toEqual([])
  })

  it('has a brief answer without what it holds', async () => {
    expect(Object.keys(await described({ imageTag: '1.0', brief: true }))).toEqual(['imageDetail'])
  })

  it.each([
    ['an unknown tag', { imageTag: '9.9' }, 'ImageNotFoundException', "tag '9.9'"],
    ['an unknown digest', { imageDigest: digestOf('unknown') }, 'ImageNotFoundException', 'digest'],
    ['a digest in place of a tag', { imageTag: digestOf('unknown') }, 'ImageNotFoundException', 'tag'],
    ['no digest', { imageDigest: 'sha256:xyz' }, 'InvalidParameterException', 'sha256:xyz'],
    ['neither tag nor digest', {}, 'InvalidParameterException', 'either imageTag or imageDigest'],
    ['both', { imageTag: 'latest', imageDigest: digestOf('x') }, 'InvalidParameterException', 'either imageTag or imageDigest'],
    ['an unknown repository', { repositoryName: 'nothing', imageTag: '1.0' }, 'RepositoryNotFoundException', 'nothing'],
  ])('is refused for %s', async (_what, input, type, words) => {
    const { status, body } = await ask(input)
    expect([status, body.__type]).toEqual([400, type])
    expect(body.message).toContain(words)
  })

  it('is handed out as it was pushed', async () => {
    const [registryAliasName, repositoryName] = repository.split('/')
    const response = await fetch(`${server.origin}/api/gallery/getImageManifest`, {
      method: 'POST',
      body: JSON.stringify({ registryAliasName, repositoryName, imageTag: 'latest' }),
    })
    const body = await response.json()
    expect(body).toMatchObject({ imageDigest: pushed.digest, imageManifestMediaType: mediaTypes.ociManifest })
    expect(digestOf(body.imageManifest)).toBe(pushed.digest)
  })
})

describe('an index', () => {
  let amd: Pushed
  let arm: Pushed
  let attestation: Pushed
  beforeAll(async () => {
    repository = await publisher.newRepository()
    arm = await pushImage(undefined, linux('arm64', { variant: 'v8' }), ['arm'])
    amd = await pushImage('amd', linux('amd64'), ['amd'])
    attestation = await pushImage(undefined, { architecture: 'unknown', os: 'unknown' }, ['in-toto'])
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': amd.digest }
    await push('multi', {
      mediaType: mediaTypes.ociIndex,
      manifests: [
        { ...arm, platform: linux('arm64', { variant: 'v8' }) },
        { ...amd, platform: linux('amd64') },
        { ...attestation, platform: { os: 'unknown', architecture: 'unknown' }, annotations },
      ],
    })
    await push(undefined, {
      artifactType: 'application/spdx+json',
      config: await blob(mediaTypes.ociEmpty, '{}'),
      layers: [await blob('application/spdx+json', '{"spdx":1}')],
      subject: amd,
    })
  })

  it('lists its children, and tells attestations from images', async () => {
    const { children, platforms, totalChildren } = await described({ imageTag: 'multi' })
    expect(platforms).toEqual(['linux/arm64/v8', 'linux/amd64'])
    expect(totalChildren).toBe(3)
    expect(
      children.map(({ platform, imageDigest, imageTags, isAttestation, attests }) => ({
        platform,
        imageDigest,
        imageTags,
        isAttestation,
        attests,
      })),
    ).toEqual([
      { platform: 'linux/arm64/v8', imageDigest: arm.digest, imageTags: [], isAttestation: false },
      { platform: 'linux/amd64', imageDigest: amd.digest, imageTags: ['amd'], isAttestation: false },
      { platform: 'unknown/unknown', imageDigest: attestation.digest, imageTags: [], isAttestation: true, attests: amd.digest },
    ])
  })

  it('shows linux/amd64 first, with what refers to it', async () => {
    const { contents, referrers } = await described({ imageTag: 'multi' })
    expect([contents?.platform, contents?.imageDetail.imageDigest]).toEqual(['linux/amd64', amd.digest])
    expect(contents?.referrers.map(({ artifactMediaType }) => artifactMediaType)).toEqual(['application/spdx+json'])
    expect(referrers).toEqual([])
  })

  it.each(['linux/arm64/v8', 'linux/arm64'])('shows %s to who asks for it', async (platform) => {
    const { contents } = await described({ imageTag: 'multi', platform })
    expect(contents?.layers.map(({ digest }) => digest)).toEqual([digestOf('arm')])
  })

  it('names its platforms to who asks for another', async () => {
    const { status, body } = await ask({ imageTag: 'multi', platform: 'plan9/mips' })
    expect([status, body.__type]).toEqual([400, 'InvalidParameterException'])
    expect(body.message).toContain('linux/arm64/v8, linux/amd64')
  })
})

describe('what is not as it should be', () => {
  beforeAll(async () => {
    repository = await publisher.newRepository()
    await pushImage('good', linux('amd64'), ['good'])
  })

  it.each([
    ['not-json', '{', 'not a JSON object'],
    ['a-list', '[]', 'not a JSON object'],
    ['wrong-env', { config: { Env: { a: 1 } } }, 'config.Env is not a list of texts'],
    ['wrong-config', { config: 'text' }, 'config is not an object'],
    ['wrong-history', { history: [7] }, 'history[0] is not an object'],
    ['other-history', { history: [{}, {}] }, 'history tells of 2 layers and the manifest lists 1'],
    ['too-long', { config: { Env: Array(500).fill('x'.repeat(4000)) } }, 'lists and texts are cut off'],
    ['too-large', `{"x":"${'x'.repeat(4 << 20)}"}`, 'no more than 4194304 are read'],
  ])('%s: the page is told, and shows the rest', async (tag, config, words) => {
    await pushImage(tag, config, [`layer of ${tag}`])
    const { contents } = await described({ imageTag: tag })
    expect(contents?.problems.join(' ')).toContain(words)
    expect(contents?.layers).toHaveLength(1)
  })

  it('never reads a configuration that only another repository has', async () => {
    const config = { ...linux('amd64'), author: 'a secret' }
    await pushImage('secret', config, ['s'])
    const digest = digestOf(JSON.stringify(config))
    repository = await publisher.newRepository()
    const { digest: own } = await pushImage('own', linux('amd64'), ['own'])
    const [alias, name] = repository.split('/')
    const { repositoryId } = (await server.context.gallery.countTags(alias!, name!))!
    // Only the database can hold such a manifest: a push is refused.
    const stored = (await server.context.images.findManifest(repositoryId, own))!
    const bytes = Buffer.from(stored.bytes.toString().replace(digestOf(JSON.stringify(linux('amd64'))), digest))
    const image = (await server.context.images.findImage(repositoryId, own))!
    await server.context.images.put({ ...image, repositoryId, bytes, digest: digestOf(bytes), blobs: [], children: [] }, 'stolen')
    const { contents } = await described({ imageTag: 'stolen' })
    expect(contents?.problems).toEqual(['The configuration is not in the repository.'])
    expect(JSON.stringify(contents)).not.toContain('a secret')
  })
})

describe('what is no container image', () => {
  beforeAll(async () => {
    repository = await publisher.newRepository()
  })

  async function archive(files: Readonly<Record<string, string>>): Promise<Buffer> {
    const tar = pack()
    for (const [name, content] of Object.entries(files)) tar.entry({ name }, content)
    tar.finalize()
    return gzipSync(Buffer.concat(await Readable.from(tar).toArray()))
  }

  const pushChart = async (tag: string, layer: Buffer) =>
    push(tag, {
      config: await blob(mediaTypes.helmConfig, '{}'),
      layers: [await blob('application/vnd.cncf.helm.chart.content.v1.tar+gzip', layer)],
    })

  it('shows what a chart says of itself', async () => {
    const definition =
      'apiVersion: v2\nname: web\nversion: 1.10.0\nappVersion: 1.10\nmaintainers:\n- name: Ann\ndependencies:\n- name: redis\n  version: ^1\n'
    const files = { 'web/charts/redis/README.md': 'not this', 'web/Chart.yaml': definition, 'web/README.md': '# Web' }
    await pushChart('1.10.0', await archive(files))
    const { contents } = await described({ imageTag: '1.10.0' })
    expect(contents?.chart).toEqual({
      definition,
      name: 'web',
      version: '1.10.0',
      appVersion: '1.10',
      keywords: [],
      sources: [],
      maintainers: [{ name: 'Ann' }],
      dependencies: [{ name: 'redis', version: '^1' }],
      readme: '# Web',
      readmeCutOff: false,
      problems: [],
    })
  })

  it.each([
    ['no-gzip', Buffer.from('no archive'), 'No Chart.yaml'],
    ['nothing', Buffer.alloc(0), 'No Chart.yaml'],
  ])('tells of a chart that is %s', async (tag, layer, words) => {
    await pushChart(tag, layer)
    expect((await described({ imageTag: tag })).contents?.problems.join(' ')).toContain(words)
  })

  it('reads no further than its bounds', async () => {
    await pushChart('bomb', await archive({ 'web/values.yaml': 'x'.repeat(11 << 20), 'web/Chart.yaml': 'name: web' }))
    await pushChart('long', await archive({ 'web/Chart.yaml': 'name: web', 'web/README.md': 'y'.repeat(200_000) }))
    const laughs = ['a: &a [x,x,x,x,x,x,x,x,x]', 'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]', 'c: &c [*b,*b,*b,*b,*b,*b,*b,*b]', 'd: [*c,*c,*c,*c]']
    await pushChart('laughs', await archive({ 'web/Chart.yaml': laughs.join('\n') }))
    expect((await described({ imageTag: 'bomb' })).contents?.problems).toEqual(['No Chart.yaml was found in the chart.'])
    const long = (await described({ imageTag: 'long' })).contents?.chart
    expect([long?.readme?.length, long?.readmeCutOff]).toEqual([25_600, true])
    expect((await described({ imageTag: 'laughs' })).contents?.problems).toEqual(['Chart.yaml is not a YAML mapping.'])
  })

  it('lists the layers of any artifact, and who refers to it', async () => {
    const title = { 'org.opencontainers.image.title': 'nmea.wasm' }
    const artifact = await push('wasm', {
      artifactType: 'application/vnd.example+type',
      config: await blob(mediaTypes.ociEmpty, '{}'),
      layers: [{ ...(await blob('application/wasm', 'wasm')), annotations: title }],
    })
    const signature = await push(undefined, {
      artifactType: 'application/vnd.cncf.notary.signature',
      config: await blob(mediaTypes.ociEmpty, '{}'),
      layers: [await blob('application/jose+json', 'signed')],
      subject: artifact,
    })
    await pushImage(`sha256-${artifact.digest.slice(7)}.sig`, linux('amd64'), ['cosign'])
    const { contents, referrers } = await described({ imageTag: 'wasm' })
    expect(contents?.layers).toMatchObject([{ mediaType: 'application/wasm', sizeInBytes: 4, annotations: title }])
    expect(contents).not.toHaveProperty('imageConfig')
    expect(referrers.map(({ artifactMediaType, imageTag }) => [artifactMediaType, imageTag])).toEqual(
      expect.arrayContaining([
        ['application/vnd.cncf.notary.signature', undefined],
        [mediaTypes.ociImageConfig, `sha256-${artifact.digest.slice(7)}.sig`],
      ]),
    )
    expect((await described({ imageDigest: signature.digest })).subject?.digest).toBe(artifact.digest)
  })
})
