import type { Page } from '#demo/programs/page-server.ts'

const html = 'text/html; charset=utf-8'
const health: Page = { path: '/healthz', contentType: 'text/plain; charset=utf-8', body: ['ok\n'] }

const style = `:root{color-scheme:light dark;--paper:#faf8f4;--ink:#13202e;--soft:#5a6775;--accent:#d1432a}
@media(prefers-color-scheme:dark){:root{--paper:#0e1722;--ink:#e9edf1;--soft:#9aa8b6}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
main{max-width:34rem;padding:2rem}h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}p{margin:.5rem 0;color:var(--soft)}
i{display:block;width:3rem;height:.4rem;background:var(--accent);margin-bottom:1.5rem}code{color:var(--ink)}`

/** What `web` serves: one page whose words can be changed from outside. */
export const webPages: readonly Page[] = [
  {
    path: '/',
    contentType: html,
    body: [
      '<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">\n<title>',
      { variable: 'TITLE', otherwise: 'Harbour web' },
      `</title>\n<style>${style}</style>\n<main><i></i><h1>`,
      { variable: 'TITLE', otherwise: 'Harbour web' },
      '</h1>\n<p>',
      { variable: 'MESSAGE', otherwise: 'It works. Set TITLE and MESSAGE to say something else.' },
      '</p></main></html>\n',
    ],
  },
  health,
]

/** What `nginx-hello` serves. */
export const nginxHelloPages: readonly Page[] = [
  {
    path: '/',
    contentType: html,
    body: [
      '<!doctype html>\n<html lang="en"><meta charset="utf-8">\n<title>Welcome to nginx-hello</title>\n',
      '<h1>Welcome to nginx-hello</h1>\n',
      '<p>If you see this page, your route from the outside to a web server works: the proxy, the port and the network are fine.</p>\n',
      '<p>This is a stand-in of a few kilobytes for tests, not nginx itself. Put the real server in its place now.</p>\n</html>\n',
    ],
  },
  health,
]
