import type { Page } from '@playwright/test'
import { colourSchemes, showIn } from './colours.ts'
import { openConsole } from './console.ts'
import { setFeatured } from './featured.ts'
import { expect, test } from './gallery.ts'
import { consolePages, galleryPages, imagePages, otherPages } from './gallery-pages.ts'

const images = Object.fromEntries(Object.entries(imagePages).map(([name, path]) => [`image-${name}`, path]))
const pages = { ...galleryPages, ...otherPages, ...images, pulls: '/harbour/nginx-hello/-/pulls?by=tag' }
const featured = ['harbour/nginx-hello', 'openbuoy/nmea-checksum', 'harbour/charts/harbour-web', 'harbour/echo-server']
const viewports = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const

// Pictures for people to look at; the tests beside this one say what is right.
async function take(page: Page, name: string, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  for (const [device, viewport] of Object.entries(viewports)) {
    await page.setViewportSize(viewport)
    for (const colorScheme of colourSchemes) {
      await showIn(page, colorScheme)
      await page.screenshot({ path: `test-results/screenshots/${name}-${device}-${colorScheme}.png` })
    }
  }
}

test('pictures of the gallery', async ({ page, complaints }) => {
  test.setTimeout(120_000)
  for (const [name, path] of Object.entries(pages)) await take(page, name, path)
  complaints.length = 0
})

test('pictures of the console', async ({ page, baseURL, complaints }) => {
  test.setTimeout(120_000)
  await openConsole(page)
  for (const [name, path] of Object.entries(consolePages)) await take(page, `console-${name}`, path)
  await setFeatured(String(baseURL), featured)
  try {
    await take(page, 'console-featured-some', consolePages.featured)
    await take(page, 'home-featured', '/')
  } finally {
    await setFeatured(String(baseURL), [])
  }
  complaints.length = 0
})
