import { describe, expect, test, vi } from 'vitest'
import { conditionalAnswer, etagOf } from './conditional-answer.ts'

const ask = (etag?: string) => new Request('http://gallery.example/x', etag ? { headers: { 'If-None-Match': etag } } : {})
const file = { mediaType: 'text/plain; charset=utf-8', body: 'hello' }

describe('a public file', () => {
  test('says how long it may be kept, and that any page may show it', async () => {
    const response = await conditionalAnswer(ask(), file)
    expect([response.status, await response.text()]).toEqual([200, 'hello'])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=300, stale-while-revalidate=3600',
      etag: etagOf('hello'),
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
  })

  test.each([
    ['its tag', etagOf('hello'), 304],
    ['its tag as a strong one, in a list', `"other", ${etagOf('hello').slice(2)}`, 304],
    ['anything', '*', 304],
    ['another tag', etagOf('hullo'), 200],
  ])('is not sent again to who has %s', async (_what, tag, status) => {
    const response = await conditionalAnswer(ask(tag), file)
    expect([response.status, await response.text()]).toEqual([status, status === 304 ? '' : 'hello'])
    expect(response.headers.get('etag')).toBe(etagOf('hello'))
  })

  test('that is work to make is made only for who lacks it', async () => {
    const body = vi.fn(() => Promise.resolve(new TextEncoder().encode('drawn')))
    const drawn = { mediaType: 'image/png', etag: etagOf('a', 'b'), body }
    expect((await conditionalAnswer(ask(etagOf('a', 'b')), drawn)).status).toBe(304)
    expect(body).not.toHaveBeenCalled()
    expect(await (await conditionalAnswer(ask(etagOf('ab')), drawn)).text()).toBe('drawn')
  })

  test('that tells of an error has no tag', async () => {
    const response = await conditionalAnswer(ask('*'), { ...file, status: 404, maxAgeSeconds: 0 })
    expect([response.status, response.headers.get('etag'), response.headers.get('cache-control')]).toEqual([404, null, 'no-store'])
  })
})
