import { chromium } from '@playwright/test'
import lighthouse, { defaultConfig, type Flags, type Result } from 'lighthouse'
import { chromiumArguments, chromiumExecutable } from '../../scripts/chromium.mjs'
import { freePort } from './product.ts'

export type LighthouseCategory = 'performance' | 'accessibility' | 'best-practices' | 'seo'

/** What Lighthouse says of a page on its phone. */
export interface LighthouseReport {
  /** 0 to 100. */
  readonly scores: Readonly<Partial<Record<LighthouseCategory, number>>>
  /** Audits that did not pass, of the categories that were asked for: what each is called, and what it found. */
  readonly failed: readonly { readonly id: string; readonly found: string }[]
  readonly layoutShift: number
  /** Milliseconds on Lighthouse's slow phone. */
  readonly largestContentMs: number
  readonly blockedMs: number
  /** How fast the machine seemed to Lighthouse; the phone that it plays is made for about 1,500 or more. */
  readonly machine: number
}

export interface LighthouseBrowser {
  /** `slowdown` is how many times slower than this machine the phone is; Lighthouse's own figure, 4, is made for a machine of about 1,500. */
  audit(url: string, categories: readonly LighthouseCategory[], slowdown?: number): Promise<LighthouseReport>
  close(): Promise<void>
}

/** A browser of its own, as Lighthouse talks to it by a port. */
export async function openLighthouse(): Promise<LighthouseBrowser> {
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: await chromiumExecutable(),
    args: [...chromiumArguments, `--remote-debugging-port=${port}`],
  })
  return {
    audit: (url, categories, slowdown) => audit(url, categories, port, slowdown),
    close: () => browser.close(),
  }
}

const slowPhone = defaultConfig.settings?.throttling

// Without a score of its speed nobody waits for a slow phone, and least with a phone that is reckoned, not played.
const unhurried = { throttling: { ...slowPhone, cpuSlowdownMultiplier: 1 }, disableFullPageScreenshot: true }

async function audit(url: string, categories: readonly LighthouseCategory[], port: number, slowdown = 4): Promise<LighthouseReport> {
  const lhr = await recorded(url, {
    port,
    onlyCategories: [...categories],
    onlyAudits: ['cumulative-layout-shift'],
    ...(categories.includes('performance') ? { throttling: { ...slowPhone, cpuSlowdownMultiplier: slowdown } } : unhurried),
    logLevel: 'error',
  })
  const counted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)
  const ids = new Set(counted.filter(({ weight, group }) => weight > 0 || group === 'diagnostics').map(({ id }) => id))
  return {
    scores: Object.fromEntries(categories.map((name) => [name, Math.round((lhr.categories[name]?.score ?? 0) * 100)])),
    failed: [...ids].flatMap((id) => {
      const result = lhr.audits[id]
      return typeof result?.score === 'number' && result.score < 0.9 ? [{ id, found: foundBy(result) }] : []
    }),
    layoutShift: lhr.audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
    largestContentMs: lhr.audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
    blockedMs: lhr.audits['total-blocking-time']?.numericValue ?? Number.NaN,
    machine: lhr.environment.benchmarkIndex,
  }
}

// Now and then the recording has lost its beginning, which says nothing of the page.
async function recorded(url: string, flags: Flags, attemptsLeft = 3): Promise<Result> {
  const run = await lighthouse(url, flags)
  if (!run) throw new Error(`Lighthouse said nothing of ${url}.`)
  const { runtimeError } = run.lhr
  if (!runtimeError) return run.lhr
  if (runtimeError.code === 'NO_NAVSTART' && attemptsLeft > 1) return recorded(url, flags, attemptsLeft - 1)
  throw new Error(runtimeError.message)
}

function foundBy({ displayValue = '', details }: { displayValue?: string; details?: unknown }): string {
  return `${displayValue} ${JSON.stringify(details ?? {}).slice(0, 600)}`.trim()
}
