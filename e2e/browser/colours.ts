import type { Page } from '@playwright/test'

export const colourSchemes = ['light', 'dark'] as const

export type ColourScheme = (typeof colourSchemes)[number]

// A page that draws nothing new may never say that it has drawn.
const drawnMs = 2000

/** Changes the page's colours, and waits until they are all there. */
export async function showIn(page: Page, colorScheme: ColourScheme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async (patienceMs) => {
    // However short, a transition holds the old colour until the browser has drawn a picture.
    const drawn = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await Promise.race([drawn, new Promise((resolve) => setTimeout(resolve, patienceMs))])
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    const ended = Promise.allSettled(ending.map(({ finished }) => finished))
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patienceMs))])
  }, drawnMs)
}
