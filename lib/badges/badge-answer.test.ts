import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { repositoryMissing, type StubGallery, startStubGallery, tagDetail, webRepository } from '#lib/testing/stub-gallery.ts'
import { answerBadge } from './badge-answer.ts'

const tags = [tagDetail('latest'), tagDetail('1.10.0'), tagDetail('1.9.0')]

let gallery: StubGallery
beforeAll(async () => {
  gallery = await startStubGallery((operation, { repositoryName }) => {
    if (repositoryName === 'broken') return undefined
    if (repositoryName !== 'web') return repositoryMissing
    return { body: operation === 'describeImageTags' ? { imageTagDetails: tags, totalTags: tags.length } : webRepository }
  })
})
afterAll(() => gallery.close())

async function ask(file: string, query = '', name = 'web', init: RequestInit = {}) {
  const response = await answerBadge(new Request(`http://x/${file}${query}`, init), 'harbour', name, file)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('a badge', () => {
  test.each([
    ['pulls', 'pulls', '1.2M'],
    ['version', 'version', '1.10.0'],
    ['size', 'image size', '12.3 MB'],
    ['platforms', 'platforms', 'linux/amd64 | linux/arm64 | linux/riscv64 | +1'],
    ['verified', 'publisher', 'verified'],
  ])('of %s', async (kind, label, message) => {
    const svg = await ask(`${kind}.svg`)
    expect(svg.status).toBe(200)
    expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(svg.text).toContain(`aria-label="${label}: ${message}"`)
    const json = await ask(`${kind}.json`)
    expect(json.headers.get('content-type')).toBe('application/json')
    expect(JSON.parse(json.text)).toEqual({ schemaVersion: 1, label, message, color: expect.any(String), cacheSeconds: 300 })
  })

  test('of the last push', async () => {
    expect((await ask('updated.svg')).text).toMatch(/aria-label="updated: \d+ \w+ ago"/)
  })

  test('takes looks and words, and lets no word out of its text', async () => {
    const { text } = await ask('size.json', '?style=flat-square&color=0a7&label=fat&tag=1.9.0')
    expect(JSON.parse(text)).toMatchObject({ label: 'fat', color: '#0a7', style: 'flat-square', message: '12.3 MB' })
    expect((await ask('pulls.svg', '?label=%3Cscript%3E%22')).text).not.toContain('<script>')
  })

  test('is not sent again to who has it', async () => {
    const first = await ask('pulls.svg')
    expect(first.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=3600')
    const again = await ask('pulls.svg', '', 'web', { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  test.each([
    ['an option that there is not', 'pulls.svg', '?colour=red', 'web', 400, 'colour: is no option; there are style, color, label, tag'],
    ['a tag where none is told of', 'pulls.svg', '?tag=1.9.0', 'web', 400, 'tag: says nothing on a badge of pulls'],
    ['an unknown repository', 'pulls.svg', '', 'nothing', 404, 'repository: not found'],
    ['an unknown tag', 'size.svg', '?tag=3', 'web', 404, 'tag: not found'],
    ['another file', 'stars.svg', '', 'web', 404, 'badge: no such badge; there are version, pulls, size, platforms, updated, verified'],
  ])('says what was wrong with %s', async (_what, file, query, name, status, words) => {
    const answer = await ask(file, query, name)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'image/svg+xml; charset=utf-8'])
    expect(answer.text).toContain(`aria-label="${words}"`)
    const json = await ask(file.replace('.svg', '.json'), query, name)
    expect([json.status, JSON.parse(json.text)]).toMatchObject([status, { schemaVersion: 1, isError: true }])
  })

  test('says that it cannot say, and is not kept, while the backend fails', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answer = await ask('pulls.svg', '', 'broken')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store'])
    expect(answer.text).toContain('not available')
    expect(logged).toHaveBeenCalledOnce()
    logged.mockRestore()
  })
})
