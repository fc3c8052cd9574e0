import { openConsole } from './console.ts'
import { setFeatured } from './featured.ts'
import { expect, test } from './gallery.ts'
import { consolePages, galleryPages, imagePages, otherPages } from './gallery-pages.ts'

const images = Object.fromEntries(Object.entries(imagePages).map(([name, path]) => [`image-${name}`, path]))
const pages = { ...galleryPages, ...otherPages, ...images, pulls: '/harbour/nginx-hello/-/pulls?by=tag' }
const featured = ['harbour/nginx-hello', 'openbuoy/nmea-checksum', 'harbour/charts/harbour-web', 'harbour/echo-server']
const viewports = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const

// Pictures for people to look at; the tests beside this one say what is right.
for (const [device, viewport] of Object.entries(viewports)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`pictures on a ${device} in ${colorScheme}`, async ({ page, baseURL, complaints }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const take = async (name: string, path: string) => {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await page.evaluate(() => document.fonts.ready)
        await page.screenshot({ path: `test-results/screenshots/${name}-${device}-${colorScheme}.png` })
      }
      for (const [name, path] of Object.entries(pages)) await take(name, path)
      await openConsole(page)
      for (const [name, path] of Object.entries(consolePages)) await take(`console-${name}`, path)
      await setFeatured(String(baseURL), featured)
      await take('console-featured-some', consolePages.featured)
      await take('home-featured', '/')
      await setFeatured(String(baseURL), [])
      complaints.length = 0
    })
  }
}
