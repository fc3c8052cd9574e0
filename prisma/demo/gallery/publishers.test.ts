import fs from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readCatalogData } from '#demo/push/catalog.ts'
import { limits } from '#registry/domain/limits.ts'
import { distributionTagPattern, isAlias, isRepositoryName } from '#registry/domain/names.ts'
import { greetings } from './polyglot.ts'
import { tagsOf } from './program-repository.ts'
import { publishers } from './publishers.ts'

const root = path.join(import.meta.dirname, '../../..')
const repositories = publishers.flatMap((publisher) =>
  publisher.repositories.map((repository) => ({ publisher, repository, name: `${publisher.alias}/${repository.name}` })),
)

describe('the demo gallery', () => {
  it('has a dozen repositories and a few more, of several publishers, two of them verified', () => {
    expect(repositories).toHaveLength(14)
    expect(publishers.filter(({ verified }) => verified).map(({ alias }) => alias)).toEqual(['harbour', 'tinkerbox'])
    expect(new Set(repositories.map(({ name }) => name)).size).toBe(repositories.length)
    expect(new Set(publishers.map(({ alias }) => alias)).size).toBe(publishers.length)
  })

  it('has no text or logo that belongs to nothing', () => {
    const names = repositories.map(({ repository }) => repository.name.replaceAll('/', '-'))
    const texts = names.flatMap((name) => [`${name}.about.md`, `${name}.usage.md`])
    expect(fs.readdirSync(path.join(root, 'prisma/demo/texts')).sort()).toEqual(texts.sort())
    expect(names).toEqual(expect.arrayContaining(fs.readdirSync(path.join(root, 'prisma/demo/logos')).map((file) => path.parse(file).name)))
  })

  it('tells the greetings that hello knows', () => {
    const about = fs.readFileSync(path.join(root, 'prisma/demo/texts/hello.about.md'), 'utf8')
    for (const { code, text } of greetings) expect(about).toContain(`\`${code}\` | ${text}`)
  })
})

describe.each(repositories)('$name', ({ publisher, repository }) => {
  const surroundings = {
    registry: `registry.example.com/${publisher.alias}`,
    gallery: `https://gallery.example.com/${publisher.alias}`,
    root,
  }

  it('has names and tags that every client takes', () => {
    expect(isAlias(publisher.alias)).toBe(true)
    expect(isRepositoryName(repository.name)).toBe(true)
    const tags = repository.releases.flatMap((release) => release.tags)
    expect(tags.every((tag) => distributionTagPattern.test(tag))).toBe(true)
    expect(new Set(tags).size).toBe(tags.length)
  })

  it('has catalog data within the limits', async () => {
    const { description = '', aboutText = '', usageText = '', logoImageBlob } = await readCatalogData(repository, surroundings)
    expect(description.length).toBeLessThanOrEqual(160)
    for (const text of [aboutText, usageText]) {
      expect(text.length).toBeGreaterThan(100)
      expect(text.length).toBeLessThanOrEqual(limits.aboutTextCharsMax)
      expect(text).not.toMatch(/\{\{(image|registry|gallery)\}\}/)
    }
    // What is pulled is named by where it is.
    expect(usageText).toContain(`${surroundings.registry}/${repository.name}`)
    if (!logoImageBlob) return
    const { width, height, format } = await sharp(logoImageBlob).metadata()
    expect({ width, height, format }).toEqual({ width: 480, height: 480, format: 'png' })
    expect(logoImageBlob.length).toBeLessThanOrEqual(limits.logoBytesMax)
  })

  it('builds every release, and each is another one', async () => {
    const artifacts = await Promise.all(repository.releases.map((release) => release.build(surroundings)))
    expect(new Set(artifacts.map(({ digest }) => digest)).size).toBe(artifacts.length)
    expect(artifacts.at(-1)?.children).toHaveLength(repository.architectures.length)
  })
})

describe('the tags of a release', () => {
  const versions = ['1.0.0', '1.1.0', '1.1.1', '2.0.0']
  it.each([
    ['1.0.0', ['1.0', '1.0.0']],
    ['1.1.0', ['1.1.0']],
    ['1.1.1', ['1', '1.1', '1.1.1']],
    ['2.0.0', ['latest', '2', '2.0', '2.0.0']],
  ])('%s', (version, tags) => {
    expect(tagsOf(version, versions)).toEqual(tags)
  })
})
