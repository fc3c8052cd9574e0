import type { Page } from '@playwright/test'
import { aliveEvent } from '#lib/first-touch/alive.ts'

/** Touches a page, and waits until its script is there. Nothing is to be done for a page that loads it by itself. */
export async function touch(page: Page): Promise<void> {
  await page.evaluate(
    (alive) =>
      new Promise((resolve) => {
        if (document.documentElement.hasAttribute('data-alive') || !document.querySelector('script[data-scripts]'))
          return resolve(undefined)
        addEventListener(alive, resolve, { once: true })
        document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
      }),
    aliveEvent,
  )
}

/** Holds all scripts of the page back. @returns what lets them go. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released
    await route.continue()
  })
  return release
}
