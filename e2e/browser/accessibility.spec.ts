import { expectAccessible } from './accessible.ts'
import { expect, test } from './gallery.ts'
import { galleryPages, otherPages } from './gallery-pages.ts'

const pages = { ...galleryPages, ...otherPages }

for (const [name, path] of Object.entries(pages)) {
  test(`axe finds nothing on ${name}`, async ({ page, complaints }) => {
    await page.goto(path)
    await expectAccessible(page)
    if (name === 'not-found') complaints.length = 0
  })
}

test('nothing is wider than a small phone', async ({ page, complaints }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of Object.values(pages)) {
    await page.goto(path)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(overflow, path).toBe(0)
  }
  complaints.length = 0
})
