import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './gallery.ts'
import { galleryPages } from './gallery-pages.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, path] of Object.entries(galleryPages)) {
    test(`axe finds nothing on ${name} in ${colorScheme}`, async ({ page, complaints }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      if (name === 'not-found') complaints.length = 0
    })
  }
}

test('nothing is wider than a small phone', async ({ page, complaints }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of Object.values(galleryPages)) {
    await page.goto(path)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(overflow, path).toBe(0)
  }
  complaints.length = 0
})
