import type { Page } from '@playwright/test'

export const colourSchemes = ['light', 'dark'] as const

export type ColourScheme = (typeof colourSchemes)[number]

/** Changes the page's colours at once: where less motion is wanted, none of them goes over into another. */
export async function showIn(page: Page, colorScheme: ColourScheme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
}
