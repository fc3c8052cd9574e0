import type { Page } from '@playwright/test'

export const colourSchemes = ['light', 'dark'] as const

export type ColourScheme = (typeof colourSchemes)[number]

// More than a transition takes; a page that draws nothing new may never say that it has drawn.
const settledMs = 2000

/** Changes the page's colours, and waits until they are all there. */
export async function showIn(page: Page, colorScheme: ColourScheme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async (patienceMs) => {
    const settled = async () => {
      // However short, a transition holds the old colour until the browser has drawn a picture.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    }
    await Promise.race([settled(), new Promise((resolve) => setTimeout(resolve, patienceMs))])
  }, settledMs)
}
