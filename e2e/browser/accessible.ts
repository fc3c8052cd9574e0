import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'
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

async function expectNothing(page: Page, colorScheme: ColourScheme, runOnly?: string[]): Promise<void> {
  await showIn(page, colorScheme)
  expect(await violationsOf(page, { runOnly }), colorScheme).toEqual([])
}

/** Fails when the page is wider than a small phone, which it is shown on from then on. */
export async function expectToFit(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow).toBe(0)
}

/**
 * What axe finds on the page, by rule, with the elements. Only that leaves the page: everything that axe has looked at would
 * take longer to send than to find.
 */
export async function violationsOf(page: Page, options: RunOptions = {}): Promise<readonly (readonly [string, readonly string[]])[]> {
  // Once a document: a page that was left takes it along.
  if (await page.evaluate(() => !('axe' in window))) {
    await page.evaluate(axe.source)
    await page.evaluate(rememberColours)
  }
  return page.evaluate(
    async (given) => {
      const loaded = (window as unknown as { axe: typeof axe }).axe
      const { violations } = await loaded.run(document, given)
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const)
    },
    { resultTypes: ['violations'], ...options } satisfies RunOptions,
  )
}

// Of axe's own, which its types leave out. Red, green and blue are from 0 to 1.
interface AxeColour {
  r: number
  g: number
  b: number
  alpha: number
  parseString(text: string): AxeColour
}
interface AxeColours {
  readonly axe: {
    readonly commons: { readonly color: { readonly Color: { new (same: AxeColour): AxeColour; readonly prototype: AxeColour } } }
  }
}

/** In the page: axe works the colours of each element out from their text, which is half of its time, though a page has few. */
function rememberColours(): void {
  const { Color } = (window as unknown as AxeColours).axe.commons.color
  const parse = Color.prototype.parseString
  const known = new Map<string, AxeColour>()
  Color.prototype.parseString = function (text) {
    const seen = known.get(text)
    if (seen) Object.assign(this, { r: seen.r, g: seen.g, b: seen.b, alpha: seen.alpha })
    else known.set(text, new Color(parse.call(this, text)))
    return this
  }
}
