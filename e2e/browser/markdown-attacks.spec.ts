import type { Page } from '@playwright/test'
import { attackTexts } from './attack-texts.ts'
import { touch } from './first-touch.ts'
import { expect, test } from './gallery.ts'
import { type BrowserPublisher, openPublisher } from './publishing.ts'

let publisher: BrowserPublisher
test.beforeAll(async () => {
  publisher = await openPublisher(String(test.info().project.use.baseURL))
})
test.afterAll(() => publisher.close())

test('no publisher’s text runs anything, in About or in Usage', async ({ page, complaints, baseURL }) => {
  test.setTimeout(180_000)
  const seen = await watch(page, String(baseURL))
  for (let place = 0; place < attackTexts.length; place += 2) {
    const texts = attackTexts.slice(place, place + 2)
    const { address } = await publisher.publish({ aboutText: texts[0]?.text, usageText: texts[1]?.text })
    for (const [tab, { markers = [], attacks = [] } = {}] of [['about', texts[0]] as const, ['usage', texts[1]] as const]) {
      await page.goto(`${address}?tab=${tab}`)
      await touch(page)
      const words = new Set((await page.locator('.markdown').allInnerTexts()).join(' ').split(/\s+/))
      expect(markers.filter((marker) => !words.has(marker))).toEqual([])
      await tryEverything(page)
      expect(seen, attacks.map(({ text }) => text).join('\n')).toEqual([])
      expect(new URL(page.url()).pathname).toBe(address)
    }
  }
  // Pictures of other hosts, which nobody answers here.
  expect(complaints.filter((complaint) => !complaint.includes('net::ERR_FAILED'))).toEqual([])
  complaints.length = 0
})

const harmful = {
  'an event handler': '<img src="x" onerror="window.__pwned=1">',
  'a link with a script': '<a href="javascript:window.__pwned=1">read on</a>',
  'a frame': '<iframe src="https://evil.example/"></iframe>',
  'a form that leads elsewhere': '<form action="https://evil.example/"><button>Sign in</button></form>',
}

for (const [where, bypassCSP] of [['under the policy', false] as const, ['without a policy', true] as const]) {
  test.describe(where, () => {
    test.use({ bypassCSP })
    test('these tests would see what is harmful', async ({ page, complaints, baseURL }) => {
      const seen = await watch(page, String(baseURL))
      for (const [what, html] of Object.entries(harmful)) {
        await page.goto('/harbour/nginx-hello')
        seen.length = 0
        await page
          .locator('.markdown')
          .first()
          .evaluate((element, markup) => element.insertAdjacentHTML('beforeend', markup), html)
        await tryEverything(page)
        await expect.poll(() => seen, what).not.toEqual([])
      }
      complaints.length = 0
    })
  })
}

/** What happens that no text may cause; nothing of another host is loaded. */
async function watch(page: Page, origin: string): Promise<string[]> {
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  page.on('pageerror', (error) => seen.push(`error ${error}`))
  page.context().on('page', (opened) => seen.push(`window ${opened.url()}`))
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || new URL(frame.url()).origin !== origin) seen.push(`frame ${frame.url()}`)
  })
  await page.exposeFunction('reportHarm', (what: string) => seen.push(what))
  await page.addInitScript(() => {
    const { reportHarm } = window as unknown as { reportHarm: (what: string) => void }
    Object.defineProperty(window, '__pwned', { set: () => reportHarm('script') })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      reportHarm(`policy ${violatedDirective} ${blockedURI}`)
    })
  })
  await page.route(
    (url) => url.origin !== origin,
    async (route) => {
      const request = route.request()
      const { referer, cookie } = await request.allHeaders()
      // Pictures may come from anywhere over https, and learn nothing of the page.
      const picture = request.resourceType() === 'image' && request.url().startsWith('https://') && !referer && !cookie
      if (!picture) seen.push(`request ${request.resourceType()} ${request.url()}`)
      await route.abort()
    },
  )
  return seen
}

/** Points at, focuses and clicks all that a text has made; only what would just open an ordinary address is held back. */
async function tryEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (link && ['http:', 'https:', 'mailto:'].includes(link.protocol)) event.preventDefault()
    })
    for (const image of document.querySelectorAll<HTMLImageElement>('.markdown img')) image.loading = 'eager'
    for (const element of document.querySelectorAll<HTMLElement>('.markdown *')) {
      for (const type of ['mouseover', 'mouseenter', 'mousemove', 'pointerdown', 'toggle', 'animationstart']) {
        element.dispatchEvent(new Event(type, { bubbles: true }))
      }
      element.focus({ preventScroll: true })
      // The button that copies code is ours, and asks for the clipboard.
      if (!element.closest('button[aria-label^="Copy"]')) element.click()
    }
  })
  // What is loaded or navigated to because of it.
  await page.waitForTimeout(150)
}
