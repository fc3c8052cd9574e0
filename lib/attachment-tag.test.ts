import { expect, test } from 'vitest'
import { attachmentTag, imagesFirst } from './attachment-tag.ts'

const hex = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'

test.each([
  [`sha256-${hex}.sig`, { name: 'Signature', maker: 'Cosign' }],
  [`sha256-${hex}.att`, { name: 'Attestation', maker: 'Cosign' }],
  [`sha256-${hex}.sbom`, { name: 'Bill of materials', maker: 'Cosign' }],
  [`sha256-${hex}`, { name: 'List of referrers' }],
])('%s is about an image', (tag, kind) => {
  expect(attachmentTag(tag)).toEqual({ ...kind, subject: `sha256:${hex}` })
})

test.each(['1.2.0', 'latest', `sha256-${hex}.sig2`, `sha256-${hex.slice(1)}.sig`, `sha256-${hex.toUpperCase()}.sig`, `x-sha256-${hex}`])(
  '%s is a tag as any other',
  (tag) => {
    expect(attachmentTag(tag)).toBeUndefined()
  },
)

test('what is attached comes after the images, each in its order', () => {
  const tags = [`sha256-${hex}.sig`, '1.1', `sha256-${hex}`, '1.0'].map((imageTag) => ({ imageTag }))
  expect(imagesFirst(tags).map(({ imageTag }) => imageTag)).toEqual(['1.1', '1.0', `sha256-${hex}.sig`, `sha256-${hex}`])
})
