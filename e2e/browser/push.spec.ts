import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { blobsOf, writeImageLayout } from '../clients/registry-image.ts'
import { runWell } from '../clients/registry-run.ts'
import { missingTool } from '../clients/tool-check.ts'
import { expect, test } from './gallery.ts'

const missing = missingTool('aws', 'skopeo')
test.skip(missing !== undefined && process.env.GALLEON_REQUIRE_CLIENTS !== 'true', missing)

/** The operator's keys, from the file that the first start leaves. */
function awsEnvironment(): Record<string, string> {
  const file = path.join(process.env.E2E_DATA_DIR ?? '', 'operator.json')
  const { accessKeyId, secretAccessKey } = JSON.parse(fs.readFileSync(file, 'utf8'))
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

test('what aws and skopeo push is on the page within two seconds, and comes back byte for byte', async ({ page, baseURL }) => {
  const aws = (...args: string[]) => runWell('aws', ['ecr-public', ...args, '--endpoint-url', String(baseURL)], { env: awsEnvironment() })
  const name = `pushed/app-${Date.now()}`
  const { repository } = JSON.parse(await aws('create-repository', '--repository-name', name, '--output', 'json'))
  const address = `/${repository.repositoryUri.split('/').slice(1).join('/')}`
  const credentials = `AWS:${(await aws('get-login-password')).trim()}`

  // Nothing to show yet.
  expect((await page.request.get(address)).status()).toBe(404)

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-push-'))
  await writeImageLayout(path.join(folder, 'layout'))
  const target = (tag: string) => `docker://${repository.repositoryUri}:${tag}`
  const push = (from: string, tag: string, ...options: string[]) =>
    runWell('skopeo', [
      'copy',
      ...options,
      '--dest-tls-verify=false',
      '--dest-creds',
      credentials,
      `oci:${folder}/layout:${from}`,
      target(tag),
    ])

  await push('single', '1.0')
  await expectTag('1.0')
  await push('multi', '2.0', '--all')
  const row = await expectTag('2.0')
  await expect(row).toContainText('3 platforms')

  await runWell('skopeo', ['copy', '--all', '--src-tls-verify=false', '--src-no-creds', target('2.0'), `oci:${folder}/back:2.0`])
  const pushed = blobsOf(path.join(folder, 'layout'))
  for (const blob of blobsOf(path.join(folder, 'back'))) {
    expect(pushed).toContain(blob)
    const [there, here] = ['layout', 'back'].map((copy) => fs.readFileSync(path.join(folder, copy, 'blobs/sha256', blob)))
    expect(here?.equals(there ?? Buffer.alloc(0))).toBe(true)
  }
  fs.rmSync(folder, { recursive: true })

  async function expectTag(tag: string) {
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: tag, exact: true }) })
    await expect(async () => {
      await page.goto(`${address}?tab=tags`)
      await expect(row).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 2000, intervals: [100] })
    return row
  }
})
