import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type ColourScheme, showIn } from './colours.ts'
import { expect } from './gallery.ts'

/**
 * Fails for whatever axe finds on the page as it is. Only colours differ between the schemes: in the dark one axe looks at
 * nothing else.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothing(page, 'light')
  await expectNothing(page, 'dark', ['color-contrast', 'link-in-text-block'])
}

async function expectNothing(page: Page, colorScheme: ColourScheme, rules?: string[]): Promise<void> {
  await showIn(page, colorScheme)
  // No page holds a frame: axe need not open a second page to put the findings of several together.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    colorScheme,
  ).toEqual([])
}
