// Which browser the tests use: CHROMIUM_PATH, an installed one, Playwright's own download, else the one that comes in
// the npm package @sparticuz/chromium, which needs nothing else installed (linux x64).
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Arguments with which Chromium runs headless in containers and looks for nothing on the network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

export async function chromiumExecutable() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const found = installed.find((file) => fs.existsSync(file))
  if (found) return found
  const { chromium } = await import('@playwright/test')
  if (fs.existsSync(chromium.executablePath())) return chromium.executablePath()
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium()
  throw new Error('There is no Chromium: run `npx playwright install chromium`, or set CHROMIUM_PATH.')
}

async function packagedChromium() {
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  const executable = await chromium.executablePath()
  if (lacksLibraries(executable)) {
    const libraries = path.join(os.tmpdir(), 'al2023', 'lib')
    const archive = path.join(path.dirname(new URL(import.meta.resolve('@sparticuz/chromium')).pathname), '../../bin/al2023.tar.br')
    if (!fs.existsSync(libraries)) await inflate(archive)
    process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  }
  return executable
}

function lacksLibraries(executable) {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes('not found')
  } catch {
    return true
  }
}
