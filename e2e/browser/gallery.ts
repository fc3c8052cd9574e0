import { test as base, expect } from '@playwright/test'

interface WorkerFixtures {
  /** Done when the demo gallery is whole. */
  readonly demoGallery: undefined
}

interface TestFixtures {
  /** Done at the end: other visitors' pages take neither memory nor time of the next tests. */
  readonly othersClosed: undefined
  /** What the browser complained of; a test that expects a complaint empties it. */
  readonly complaints: string[]
}

const demoRepositories = 14

/** Tests of the gallery in a browser. A page that makes the browser complain, of its policy for one, fails its test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  demoGallery: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters of a fixture from its source
    async ({}, use, worker) => {
      const url = `${worker.project.use.baseURL}/api/gallery/searchRepositoryCatalogData`
      await expect
        .poll(async () => (await (await fetch(url, { method: 'POST', body: '{}' })).json()).totalResults, { timeout: 60_000 })
        .toBeGreaterThanOrEqual(demoRepositories)
      await use(undefined)
    },
    { scope: 'worker', auto: true },
  ],
  othersClosed: [
    async ({ browser, context }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((each) => each !== context && each.close()))
    },
    { auto: true },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
