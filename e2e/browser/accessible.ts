import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './gallery.ts'

/**
 * Fails for whatever axe finds on the page as it is. Only colours differ between the schemes: in the dark one axe looks at
 * nothing else.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothing(page, 'light')
  await expectNothing(page, 'dark', ['color-contrast', 'link-in-text-block'])
}

async function expectNothing(page: Page, colorScheme: 'light' | 'dark', rules?: string[]): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async () => {
    // However short, a transition holds the old colour until the browser has drawn a picture.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
  // No page holds a frame: axe need not open a second page to put the findings of several together.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    colorScheme,
  ).toEqual([])
}
