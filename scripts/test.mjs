// `npm test`: everything from a bare clone. Types, lint, unit, client and browser tests; ends with one line that counts.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { prepare, root, tool } from './setup.mjs'

const results = path.join(root, 'test-results')
const counts = { passed: 0, failed: 0, skipped: 0 }

const shell = process.platform === 'win32'
const secondsSince = (began) => ((performance.now() - began) / 1000).toFixed(1)

/** A check that passes or fails as one. */
function check(title, command, args) {
  process.stdout.write(`\n── ${title}\n`)
  const began = performance.now()
  const { status } = spawnSync(tool(command), args, { cwd: root, stdio: 'inherit', shell })
  process.stdout.write(`── ${title} took ${secondsSince(began)} s\n`)
  counts[status === 0 ? 'passed' : 'failed']++
}

/**
 * A test runner that reports to a JSON file. A failing run that counts no failure, such as a crash, counts as one. With
 * `beside`, another runs at the same time, and this one's output is shown when it has ended.
 */
async function testRun({ title, command, args, report, count, beside = false }) {
  fs.rmSync(report, { force: true })
  const began = performance.now()
  const log = path.join(results, `${title.replaceAll(' ', '-')}.log`)
  process.stdout.write(`\n── ${title}${beside ? ', shown when they have ended' : ''}\n`)
  const output = beside ? fs.openSync(log, 'w') : 'inherit'
  const child = spawn(tool(command), args, { cwd: root, stdio: ['ignore', output, output], shell })
  const status = await new Promise((resolve) => child.once('close', resolve).once('error', () => resolve(1)))
  if (beside) process.stdout.write(`\n── ${title}\n${fs.readFileSync(log, 'utf8')}`)
  process.stdout.write(`── ${title} took ${secondsSince(began)} s\n`)
  const found = fs.existsSync(report) ? count(JSON.parse(fs.readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 }
  for (const key of Object.keys(counts)) counts[key] += found[key]
  if ((status !== 0 || found.passed === 0) && found.failed === 0) counts.failed++
}

const vitestCounts = ({ numPassedTests, numFailedTests, numPendingTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests,
  skipped: numPendingTests,
})
const playwrightCounts = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped })

prepare()
fs.mkdirSync(results, { recursive: true })
check('types', 'tsc', ['--noEmit'])
check('lint', 'biome', ['check', '.'])
const vitestRun = (project) => {
  const report = path.join(results, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { title: `${project} tests`, command: 'vitest', args: ['run', '--project', project, ...reporters], report, count: vitestCounts }
}
const browserReport = path.join(results, 'browser.json')
const browserRun = { title: 'browser tests', command: 'playwright', args: ['test'], report: browserReport, count: playwrightCounts }
await testRun(vitestRun('unit'))
// Each of them does one thing after the other, and often waits: two cores are enough for both.
await Promise.all([testRun({ ...vitestRun('clients'), beside: true }), testRun(browserRun)])

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
process.exit(counts.failed > 0 ? 1 : 0)
