import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ImageContents } from '#lib/backend/image-answers.ts'
import { CompareForm } from './compare-form.tsx'
import { ComparisonView } from './comparison-view.tsx'

const layer = (letter: string) => ({ mediaType: 'l', digest: `sha256:${letter.repeat(64)}`, sizeInBytes: 1_000_000, annotations: {} })
const image = (letters: string, environment: string[], sizeInBytes: number): ImageContents => ({
  imageDetail: {
    imageDigest: letters,
    imageManifestMediaType: 'm',
    imageSizeInBytes: sizeInBytes,
    imagePushedAt: new Date(),
    imageTags: [],
  },
  configuration: layer('c'),
  layers: [...letters].map(layer),
  totalLayers: letters.length,
  imageConfig: { environment, exposedPorts: [], volumes: [], onBuild: [], labels: {} },
  history: [],
  referrers: [],
  moreReferrers: false,
  problems: [],
})

test('a comparison says what is to be downloaded and what is set otherwise', () => {
  const html = renderToStaticMarkup(<ComparisonView from={image('ab', ['A=1'], 2_000_000)} to={image('ad', ['A=2'], 3_000_000)} />)
  const text = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  expect(text).toContain('1 MB more')
  expect(text).toContain('To download 1 MB')
  expect(text).toContain('1 difference')
  expect(text).toContain('removed: 1')
  expect(text).toContain('added: 2')
  for (const group of ['Only in the second', 'Only in the first', 'In both']) expect(text).toContain(group)
})

test('a form names what is wrong at its field', () => {
  const html = renderToStaticMarkup(
    <CompareForm alias="harbour" name="web" from="1.0" to="nope" tags={['1.0']} problems={{ to: 'No tag is called “nope”.' }} />,
  )
  expect(html).toContain('aria-describedby="compare-to-problem"')
  expect(html).not.toContain('compare-from-problem')
})
