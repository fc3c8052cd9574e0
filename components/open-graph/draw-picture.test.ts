import sharp from 'sharp'
import { afterEach, expect, test, vi } from 'vitest'
import { answerPicture } from './draw-picture.tsx'
import { pictureText } from './picture-text.ts'

afterEach(() => vi.unstubAllGlobals())

const ask = (etag?: string) => new Request('http://x/og.png', etag ? { headers: { 'If-None-Match': etag } } : {})
const props = { kicker: 'harbour', verified: true, title: 'web', description: '', facts: ['1 pull'], logo: { patternOf: 'harbour/web' } }

test('a picture is drawn without any network, whatever was written', async () => {
  const { fetch } = globalThis
  const fetched: string[] = []
  vi.stubGlobal('fetch', (url: string) => {
    // The renderer unpacks itself so.
    if (url.startsWith('data:')) return fetch(url)
    fetched.push(url)
    return Promise.reject(new Error('no network'))
  })
  const all = Array.from({ length: 0x2200 }, (_, code) => String.fromCodePoint(code + 32)).join('')
  const chunks = all.match(/.{1,160}/gsu) ?? []
  // Characters are judged one by one, so that whatever any text keeps is tried here.
  const kept = chunks.flatMap((chunk) => [...chunk].map((character) => pictureText(character, 10))).join('')
  expect(kept.length).toBeGreaterThan(300)
  const logged = vi.spyOn(console, 'error')
  const response = await answerPicture(ask(), {
    ...props,
    title: 'long-name/'.repeat(20),
    description: kept.slice(0, 200),
    facts: [kept.slice(200)],
  })
  const { width, height, format } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
  expect([response.headers.get('content-type'), format, width, height]).toEqual(['image/png', 'png', 1200, 630])
  expect(fetched).toEqual([])
  expect(logged).not.toHaveBeenCalled()
})

test('a picture is not sent again to who has it', async () => {
  const etag = (await answerPicture(ask(), props)).headers.get('etag') ?? ''
  expect((await answerPicture(ask(etag), props)).status).toBe(304)
  expect((await answerPicture(ask(etag), { ...props, facts: ['2 pulls'] })).status).toBe(200)
})

test.each([
  ['Serves pages ⚓ quickly', 'Serves pages quickly'],
  ['網頁伺服器', ''],
  ['a\n\tb', 'a b'],
  ['x'.repeat(200), `${'x'.repeat(159)}…`],
])('of %s a picture shows “%s”', (text, shown) => {
  expect(pictureText(text, 160)).toBe(shown)
})
