import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sealedPolicy, sealPage } from './seal.ts'

const policy = "default-src 'none'; script-src 'nonce-abc+/=' 'strict-dynamic'; style-src 'self'"
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('a rendered page', () => {
  it('keeps its own scripts by their hashes and loses the nonce everywhere', () => {
    const html =
      '<head><script nonce="abc+/=">one()</script><script src="/a.js" nonce="abc+/="></script></head>Größe 港<script nonce="abc+/=">{"nonce":"abc+/=","…":"港"}</script>'
    const sealed = sealPage(Buffer.from(html), policy, 'touch()')
    expect(sealed.html.toString()).toBe(
      '<head><script>one()</script><script src="/a.js"></script></head>Größe 港<script>{"nonce":"","…":"港"}</script>',
    )
    expect(sealed.scriptHashes).toEqual([hashOf('one()'), hashOf('{"nonce":"","…":"港"}')])
  })

  it('waits with the framework’s files for the first touch', () => {
    const files =
      '<link rel="preload" as="script" href="/b.js"/><script src="/a.js" async="" nonce="abc+/="></script><script src="/b.js" nonce="abc+/=" async=""></script>'
    const rest = '<script src="/old.js" noModule="" nonce="abc+/="></script><script src="/c.js" async="">theirs</script>'
    const sealed = sealPage(Buffer.from(files + rest), policy, 'touch()')
    expect(sealed.html.toString()).toBe(
      '<script data-scripts="/a.js /b.js">touch()</script><script src="/old.js" noModule=""></script><script src="/c.js" async="">theirs</script>',
    )
    expect(sealed.scriptHashes).toEqual([hashOf('touch()')])
  })

  it('waits for nothing on a page that failed, which its script draws', () => {
    const failed = '<html id="__next_error__"><head><script src="/a.js" async="" nonce="abc+/="></script></head><body></body></html>'
    const { html, scriptHashes } = sealPage(Buffer.from(failed), policy, 'touch()')
    expect(html.toString()).toBe(failed.replace(' nonce="abc+/="', ''))
    expect(scriptHashes).toEqual([])
  })

  it('gives no hash to a script that came in with the contents', () => {
    const html = '<p><script>steal()</script><script nonce="guess">steal()</script></p><script nonce="abc+/=">own()</script>'
    expect(sealPage(Buffer.from(html), policy, 'touch()').scriptHashes).toEqual([hashOf('own()')])
  })
})

describe('its policy', () => {
  it.each([
    ['127.0.0.1:3000', "script-src 127.0.0.1:3000/_next/static/ 'sha256-x'"],
    ['gallery.example', "script-src gallery.example/_next/static/ 'sha256-x'"],
    ['evil.example; script-src *', "script-src 'self' 'sha256-x'"],
    [undefined, "script-src 'self' 'sha256-x'"],
  ])('lets the files of %s run', (host, expected) => {
    expect(sealedPolicy(policy, ["'sha256-x'"], host)).toBe(`default-src 'none'; ${expected}; style-src 'self'`)
  })
})
