import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { temporaryFolder } from './product.ts'
import { describeWith } from './tools.ts'

const pluginDir = process.env.TERRAFORM_PLUGIN_DIR ?? '/opt/tf-plugins'

describeWith(['terraform', 'terraform-provider-aws'], 'terraform with roles and policies', () => {
  const folder = temporaryFolder()
  let server: TestServer
  let description = 'As applied'

  beforeAll(async () => {
    server = await startTestServer()
    fs.copyFileSync(path.join(import.meta.dirname, 'terraform/roles.tf'), path.join(folder, 'main.tf'))
    execFileSync('terraform', ['init', `-plugin-dir=${pluginDir}`, '-no-color'], { cwd: folder, stdio: 'ignore' })
  })
  afterAll(async () => {
    await server.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  async function terraform(...args: readonly string[]) {
    const env = {
      AWS_ACCESS_KEY_ID: server.account.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.account.secretAccessKey,
      TF_VAR_endpoint: server.origin,
      TF_VAR_description: description,
      CHECKPOINT_DISABLE: 'true',
      HOME: folder,
    }
    return (await execa('terraform', [...args, '-input=false', '-no-color'], { cwd: folder, env, all: true, reject: false })).all
  }

  it('applies them, and then sees no difference', async () => {
    const applied = await terraform('apply', '-auto-approve')
    expect(applied).toContain('Apply complete! Resources: 7 added, 0 changed, 0 destroyed.')
    expect(applied).toContain('may_push = true')
    expect(await terraform('plan')).toContain('No changes.')
  })

  it('changes description and policy, and nothing else', async () => {
    description = 'As changed'
    expect(await terraform('apply', '-auto-approve')).toContain('Resources: 0 added, 2 changed, 0 destroyed.')
  })

  it('destroys all of it', async () => {
    expect(await terraform('destroy', '-auto-approve')).toContain('Destroy complete! Resources: 7 destroyed.')
    expect(await server.context.roles.count(server.account.account.id)).toBe(0)
  })
})
