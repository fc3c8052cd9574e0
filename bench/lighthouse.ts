/**
 * What Lighthouse says of the gallery's pages on its phone: `npx tsx bench/lighthouse.ts [origin] [runs] [--details] [--slowdown=4]`. Without an
 * origin it starts the product from `dist/`, with the demo gallery. Prints a table in Markdown, each score the median of the runs,
 * and below it the audits that did not pass; `--details` says what each of them found.
 */

import { lighthousePages } from '../e2e/browser/gallery-pages.ts'
import { type LighthouseBrowser, type LighthouseCategory, type LighthouseReport, openLighthouse } from '../e2e/clients/lighthouse-audit.ts'
import { startProduct } from '../e2e/clients/product.ts'

const slowdown = Number(process.argv.find((argument) => argument.startsWith('--slowdown='))?.split('=')[1] ?? 4)
const categories: readonly LighthouseCategory[] = ['performance', 'accessibility', 'best-practices', 'seo']

async function main(): Promise<void> {
  const [first, ...rest] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const given = first?.startsWith('http') ? first : undefined
  const runs = Number((given ? rest[0] : first) ?? 3)
  const product = given ? undefined : await startProduct({ env: { GALLEON_DEMO: 'true' } })
  const browser = await openLighthouse()
  try {
    await measure(browser, given ?? product?.origin ?? '', runs)
  } finally {
    await browser.close()
    await product?.stop()
  }
}

async function measure(browser: LighthouseBrowser, origin: string, runs: number): Promise<void> {
  const failures: string[] = []
  process.stdout.write(
    `| page | ${categories.join(' | ')} | largest content ms | blocked ms | layout shift | machine |\n|---|${'--:|'.repeat(8)}\n`,
  )
  for (const [name, path] of Object.entries(lighthousePages)) {
    const reports: LighthouseReport[] = []
    for (let run = 0; run < runs; run++) reports.push(await browser.audit(origin + path, categories, slowdown))
    const of = (measure: (report: LighthouseReport) => number, digits = 0) => median(reports.map(measure)).toFixed(digits)
    const scores = categories.map((category) => of(({ scores }) => scores[category] ?? 0))
    const times = [of((report) => report.largestContentMs), of((report) => report.blockedMs)]
    const rest = [of((report) => report.layoutShift, 3), of((report) => report.machine)]
    process.stdout.write(`| ${[name, ...scores, ...times, ...rest].join(' | ')} |\n`)
    const failed = new Map(reports.flatMap((report) => report.failed).map(({ id, found }) => [id, found]))
    const details = process.argv.includes('--details')
    for (const [id, found] of failed) failures.push(`- ${name}: ${id}${details ? ` ${found}` : ''}`)
  }
  process.stdout.write(`\nBelow 90 in a run:\n\n${failures.join('\n') || '- nothing'}\n`)
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
}

await main()
