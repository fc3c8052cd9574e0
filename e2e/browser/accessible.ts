import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './gallery.ts'

/**
 * Fails for whatever axe finds on the page as it is. Only colours differ between the schemes: in the dark one axe looks at
 * nothing else.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Before the scheme changes: on the way from one to the other, colours are neither's.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNothing(new AxeBuilder({ page }), 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNothing(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']), 'dark')
}

async function expectNothing(axe: AxeBuilder, scheme: string): Promise<void> {
  const { violations } = await axe.analyze()
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    scheme,
  ).toEqual([])
}
