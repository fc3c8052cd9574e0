import { expect, test } from './gallery.ts'
import { lighthousePages } from './gallery-pages.ts'
import { type LighthouseBrowser, openLighthouse } from './lighthouse-audit.ts'

let browser: LighthouseBrowser
test.beforeAll(async () => {
  browser = await openLighthouse()
})
test.afterAll(() => browser.close())

test.describe.configure({ timeout: 120_000 })

const all = { accessibility: 100, 'best-practices': 100, seo: 100 }

for (const [name, path] of Object.entries(lighthousePages)) {
  test(`Lighthouse finds nothing on ${name}, and nothing moves while it loads`, async ({ baseURL }) => {
    const { scores, failed, layoutShift } = await browser.audit(`${baseURL}${path}`, ['accessibility', 'best-practices', 'seo'])
    expect({ scores, failed, layoutShift }).toEqual({ scores: all, failed: [], layoutShift: 0 })
  })
}
