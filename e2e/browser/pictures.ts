import type { Page } from '@playwright/test'
import { colourSchemes, showIn } from './colours.ts'
import { expect } from './gallery.ts'

const viewports = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const

/** Takes the page as it is for people to look at, in `test-results/screenshots/`; it is left as wide as a desktop. */
export async function takePictures(page: Page, name: string): Promise<void> {
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
