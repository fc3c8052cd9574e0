// `npm test`: everything from a bare clone. Types, lint, unit, client and browser tests; ends with one line that counts.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { prepare, root, tool } from './setup.mjs'

const results = path.join(root, 'test-results')
const counts = { passed: 0, failed: 0, skipped: 0 }

function runSuite(title, command, args) {
  process.stdout.write(`\n── ${title}\n`)
  const began = performance.now()
  const { status } = spawnSync(tool(command), args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  process.stdout.write(`── ${title} took ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
  return status === 0
}

/** A check that passes or fails as one. */
function check(title, command, args) {
  counts[runSuite(title, command, args) ? 'passed' : 'failed']++
}

/** A test runner that reports to a JSON file. A failing run that counts no failure, such as a crash, counts as one. */
function testRun(title, command, args, report, count) {
  fs.rmSync(report, { force: true })
  const ok = runSuite(title, command, args)
  const found = fs.existsSync(report) ? count(JSON.parse(fs.readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 }
  for (const key of Object.keys(counts)) counts[key] += found[key]
  if ((!ok || found.passed === 0) && found.failed === 0) counts.failed++
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
for (const project of ['unit', 'clients']) {
  const report = path.join(results, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  testRun(`${project} tests`, 'vitest', ['run', '--project', project, ...reporters], report, vitestCounts)
}
testRun('browser tests', 'playwright', ['test'], path.join(results, 'browser.json'), playwrightCounts)

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
process.exit(counts.failed > 0 ? 1 : 0)
