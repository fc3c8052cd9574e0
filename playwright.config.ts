import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { freePort } from './e2e/clients/product.ts'
import { chromiumArguments, chromiumExecutable } from './scripts/chromium.mjs'

// This file is read again in each of Playwright's processes: what they must agree on travels in the environment.
process.env.E2E_PORT ??= String(await freePort())
process.env.E2E_SMTP_PORT ??= String(await freePort())
process.env.E2E_OPENID_PORT ??= String(await freePort())
process.env.E2E_DATA_DIR ??= fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-e2e-'))
// Browsers take passkeys at no IP address: `console-passkeys.spec.ts`.
const origin = `http://localhost:${process.env.E2E_PORT}`

export default defineConfig({
  testDir: 'e2e/browser',
  outputDir: 'test-results/browser',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // As for the other tests: what waits may lose a race with a busy machine once.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  timeout: 60_000,
  use: {
    baseURL: origin,
    // Recording costs as much as the test itself: `--trace on` for the one that fails.
    trace: 'on-first-retry',
    // Emptied of cookies, storage and pages before each test; what stays are the compiled scripts.
    reuseContext: true,
    // No page lives long enough for code that is compiled to be fast.
    launchOptions: { executablePath: await chromiumExecutable(), args: [...chromiumArguments, '--js-flags=--no-opt,--no-maglev'] },
  },
  webServer: {
    command: 'node --enable-source-maps dist/server.mjs',
    url: `${origin}/readyz`,
    env: {
      NODE_ENV: 'production',
      PORT: process.env.E2E_PORT,
      GALLEON_ORIGIN: origin,
      GALLEON_DATA_DIR: process.env.E2E_DATA_DIR,
      GALLEON_PULL_RATE_ANONYMOUS: '0',
      GALLEON_PULL_RATE_AUTHENTICATED: '0',
      // The server that takes mail is the test's: `console-sign-up.spec.ts`.
      GALLEON_SIGNUP: 'open',
      GALLEON_SMTP_URL: `smtp://127.0.0.1:${process.env.E2E_SMTP_PORT}`,
      GALLEON_MAIL_FROM: 'Galleon <galleon@example.com>',
      // The provider itself is the test's: `console-openid.spec.ts`.
      GALLEON_OIDC_ISSUER: `http://127.0.0.1:${process.env.E2E_OPENID_PORT}`,
      GALLEON_OIDC_CLIENT_ID: 'galleon',
      GALLEON_OIDC_CLIENT_SECRET: 'a secret of this test only',
      GALLEON_OIDC_NAME: 'Harbour ID',
      GALLEON_OIDC_RULES: JSON.stringify([{ claim: 'galleon_role' }]),
      LOG_LEVEL: 'warn',
    },
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
