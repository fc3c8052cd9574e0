import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { ImageConfig, ImageContents } from '#lib/backend/image-answers.ts'
import { ArtifactFiles } from './artifact-files.tsx'
import { Attached } from './attached.tsx'
import { ChartView } from './chart-view.tsx'
import { Configuration } from './configuration.tsx'
import { JsonCode } from './json-code.tsx'
import { Layers } from './layers.tsx'
import { LostImage } from './lost-image.tsx'
import { NameValues } from './name-values.tsx'

const digest = (letter: string) => `sha256:${letter.repeat(64)}`
const layer = (letter: string, annotations = {}) => ({
  mediaType: 'application/x-layer',
  digest: digest(letter),
  sizeInBytes: 2_000_000,
  annotations,
})

const contents: ImageContents = {
  imageDetail: { imageDigest: digest('d'), imageManifestMediaType: 'm', imageSizeInBytes: 1, imagePushedAt: new Date(), imageTags: [] },
  configuration: layer('c'),
  layers: [layer('a'), layer('b')],
  totalLayers: 2,
  history: [],
  referrers: [],
  moreReferrers: false,
  problems: [],
}

describe('layers', () => {
  test('come with the steps that made them, and the steps that made none', () => {
    const history = [
      { createdBy: '/bin/sh -c #(nop) ADD file:1 in / ', emptyLayer: false, layerIndex: 0 },
      { createdBy: 'ENV A=1', emptyLayer: true },
      { createdBy: 'RUN /bin/sh -c make # buildkit', emptyLayer: false, layerIndex: 1 },
    ]
    const html = renderToStaticMarkup(<Layers contents={{ ...contents, history }} />)
    expect(html.match(/<li /g)).toHaveLength(3)
    expect(html).toContain('no layer')
    expect(html).not.toContain('/bin/sh')
    expect(html).toContain('2 layers, <span title="4,000,000 bytes">4 MB</span>')
  })

  test('are all there when their history is not known', () => {
    const html = renderToStaticMarkup(<Layers contents={{ ...contents, history: [{ createdBy: 'ADD x', emptyLayer: false }] }} />)
    expect(html).toContain(digest('a'))
    expect(html).toContain(digest('b'))
    expect(html).toContain('How it was made is not told.')
  })

  test('of thousands of characters fold', () => {
    const history = [{ createdBy: `RUN ${'x'.repeat(2000)}`, emptyLayer: true }]
    expect(renderToStaticMarkup(<Layers contents={{ ...contents, history }} />)).toContain('all of it')
  })
})

test('a configuration keeps words apart and shows what is empty', () => {
  const config: ImageConfig = {
    entrypoint: ['/entry', '-v', 'two words'],
    environment: ['A=b=c', 'EMPTY='],
    exposedPorts: ['80/tcp'],
    volumes: [],
    onBuild: [],
    labels: {},
    healthcheck: { test: ['CMD-SHELL', 'curl -f localhost'], intervalSeconds: 30, retries: 3 },
  }
  const html = renderToStaticMarkup(<Configuration config={config} />)
  expect(html).toContain('[&quot;/entry&quot;, &quot;-v&quot;, &quot;two words&quot;]')
  expect(html).toContain('b=c')
  expect(html).toContain('(empty)')
  expect(html).toContain('root, as none is named')
  expect(html).toContain('curl -f localhost, every 30 s, 3 tries')
})

test('what publishers wrote can be a link, and nothing else', () => {
  const entries = [
    ['source', 'https://example.com/a'],
    ['script', 'javascript:alert(1)'],
    ['markup', '<script>alert(1)</script>'],
  ] as const
  const html = renderToStaticMarkup(<NameValues label="Annotations" entries={entries} />)
  expect(html).toContain('<a href="https://example.com/a" rel="nofollow ugc noopener"')
  expect(html.match(/<a /g)).toHaveLength(1)
  expect(html).not.toContain('<script>')
})

test('what is attached is named in words', () => {
  const referrer = (artifactMediaType: string, imageTag?: string) => ({
    imageDigest: digest(String(artifactMediaType.length % 10)),
    imageManifestMediaType: 'm',
    artifactMediaType,
    imageSizeInBytes: 1,
    imagePushedAt: new Date(),
    annotations: {},
    imageTag,
  })
  const referrers = [
    referrer('application/vnd.cncf.notary.signature'),
    referrer('application/spdx+json'),
    referrer('application/vnd.oci.image.config.v1+json', 'sha256-aa.att'),
    referrer('application/vnd.example.unheard-of'),
  ]
  const html = renderToStaticMarkup(<Attached alias="harbour" name="web" groups={[{ referrers, more: false }]} />)
  expect([...html.matchAll(/class="link"[^>]*>([^<]+)/g)].map(([, name]) => name)).toEqual([
    'Signature',
    'SPDX bill of materials',
    'Attestation',
    'application/vnd.example.unheard-of',
  ])
  expect(renderToStaticMarkup(<Attached alias="harbour" name="web" groups={[{ referrers: [], more: false }]} />)).toBe('')
})

test('files of an artifact have their titles, statements what they are of', () => {
  const layers = [
    layer('a', { 'org.opencontainers.image.title': 'tool.wasm' }),
    layer('b', { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v1' }),
  ]
  const html = renderToStaticMarkup(<ArtifactFiles contents={{ ...contents, layers }} />)
  expect(html).toContain('tool.wasm')
  expect(html).toContain('Provenance (SLSA)')
})

test('a chart shows its README as Markdown, without its HTML', () => {
  const chart = {
    name: 'web',
    version: '1.10.0',
    keywords: ['web'],
    sources: ['https://example.com'],
    maintainers: [{ name: 'Ann' }],
    dependencies: [{ name: 'redis', version: '^1' }],
    readme: '# Title\n\n<img src=x onerror=alert(1)>',
    readmeCutOff: true,
  }
  const html = renderToStaticMarkup(<ChartView chart={chart} />)
  expect(html).toContain('redis ^1')
  expect(html).toContain('Title')
  expect(html).toContain('It is longer than what is shown')
  expect(html).not.toContain('onerror')
})

test('JSON keeps every character, marked or not', () => {
  const text = JSON.stringify({ a: 1, b: ['<x>', true, null] }, null, 2)
  const plain = (html: string) =>
    html
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
  const html = renderToStaticMarkup(<JsonCode text={text} />)
  expect(html).toContain('hljs-attr')
  expect(plain(html)).toBe(text)
  const long = `"${'y'.repeat(200_000)}"`
  expect(renderToStaticMarkup(<JsonCode text={long} />)).not.toContain('hljs')
})

test.each([
  ['9.9', 'No tag is called “9.9”.'],
  [digest('a'), `No image has the digest ${digest('a')}.`],
  ['sha256:xyz', '“sha256:xyz” is neither a tag nor a digest'],
])('a page for %s says what is missing', (reference, words) => {
  expect(renderToStaticMarkup(<LostImage alias="harbour" name="web" references={[reference]} />)).toContain(words)
})
