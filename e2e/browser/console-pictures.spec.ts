import { openConsole } from './console.ts'
import { setFeatured } from './featured.ts'
import { test } from './gallery.ts'
import { consolePages } from './gallery-pages.ts'
import { takePictures } from './pictures.ts'

const featured = ['harbour/nginx-hello', 'openbuoy/nmea-checksum', 'harbour/charts/harbour-web', 'harbour/echo-server']

// For people to look at; the tests beside this one say what is right.
test('pictures of the console', async ({ page, baseURL, complaints }) => {
  test.setTimeout(120_000)
  const take = async (name: string, path: string) => {
    await page.goto(path)
    await takePictures(page, name)
  }
  await openConsole(page)
  for (const [name, path] of Object.entries(consolePages)) await take(`console-${name}`, path)
  await setFeatured(String(baseURL), featured)
  try {
    await take('console-featured-some', consolePages.featured)
    await take('home-featured', '/')
  } finally {
    await setFeatured(String(baseURL), [])
  }
  complaints.length = 0
})
