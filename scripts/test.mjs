// `npm test`: everything from a bare clone. Types, lint, unit, client and browser tests; ends with one line that counts.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { prepare, root, tool } from './setup.mjs'

const results = path.join(root, 'test-results')
const counts = { passed: 0, failed: 0, skipped: 0 }

/** Answers whether it succeeded. What it prints is held back until its end where another suite prints meanwhile. */
function runSuite(title, command, args, { heldBack = false } = {}) {
  const began = performance.now()
  const printed = []
  const print = heldBack ? (text) => printed.push(text) : (text) => process.stdout.write(text)
  print(`\n── ${title}\n`)
  const stdio = ['ignore', ...Array(2).fill(heldBack ? 'pipe' : 'inherit')]
  const suite = spawn(tool(command), args, { cwd: root, stdio, shell: process.platform === 'win32' })
  for (const stream of [suite.stdout, suite.stderr]) stream?.setEncoding('utf8').on('data', print)
  return new Promise((resolve, reject) => {
    suite.on('error', reject)
    suite.on('close', (status) => {
      print(`── ${title} took ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
      process.stdout.write(printed.join(''))
      resolve(status === 0)
    })
  })
}

/** A check that passes or fails as one. */
async function check(title, command, args) {
  counts[(await runSuite(title, command, args)) ? 'passed' : 'failed']++
}

/** A test runner that reports to a JSON file. A failing run that counts no failure, such as a crash, counts as one. */
async function testRun(title, command, args, { report, count, heldBack }) {
  fs.rmSync(report, { force: true })
  const ok = await runSuite(title, command, args, { heldBack })
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

function vitest(project, heldBack = false) {
  const report = path.join(results, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return testRun(`${project} tests`, 'vitest', ['run', '--project', project, ...reporters], { report, count: vitestCounts, heldBack })
}

function browser() {
  return testRun('browser tests', 'playwright', ['test'], { report: path.join(results, 'browser.json'), count: playwrightCounts })
}

const memory = '/dev/shm'
const memoryNeeded = 8 * 2 ** 30

/** Databases and data directories come and go by the hundred, half as fast on a disk: they lie in memory where there is enough. */
function keepFilesInMemory() {
  if (process.env.TMPDIR || process.platform !== 'linux' || !fs.existsSync(memory)) return
  const { bavail, bsize } = fs.statfsSync(memory)
  if (Math.min(bavail * bsize, os.freemem()) < memoryNeeded) return
  const folder = fs.mkdtempSync(path.join(memory, 'galleon-'))
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  // The tests' browser and programs lie there, too, which some systems do not allow.
  const program = path.join(folder, 'program')
  fs.writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
  if (spawnSync(program).status === 0) process.env.TMPDIR = folder
}

prepare()
keepFilesInMemory()
fs.mkdirSync(results, { recursive: true })
await check('types', 'tsc', ['--noEmit'])
await check('lint', 'biome', ['check', '.'])
await vitest('unit')
// Both wait for other programs much of the time, and share nothing.
await Promise.all([vitest('clients', true), browser()])

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
process.exit(counts.failed > 0 ? 1 : 0)
