import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { temporaryFolder } from './product.ts'
import { describeWith } from './tools.ts'

/** A folder of provider plugins: TERRAFORM_PLUGIN_DIR, or where machines without a network keep them. */
const pluginDir = process.env.TERRAFORM_PLUGIN_DIR ?? '/opt/tf-plugins'

interface State {
  readonly resources: readonly { readonly type: string; readonly instances: readonly { readonly attributes: Record<string, string> }[] }[]
}

describeWith(['terraform', 'terraform-provider-aws'], 'terraform', () => {
  const folder = temporaryFolder()
  let server: TestServer
  let description = 'As applied'

  beforeAll(async () => {
    server = await startTestServer()
    const configuration = path.join(import.meta.dirname, 'terraform')
    for (const name of fs.readdirSync(configuration)) {
      if (name.endsWith('.tf')) fs.copyFileSync(path.join(configuration, name), path.join(folder, name))
    }
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
      // A third of what the provider takes was collecting garbage of its schemas.
      GOGC: '800',
      HOME: folder,
    }
    const { exitCode, all = '', stdout } = await execa('terraform', [...args], { cwd: folder, env, all: true, reject: false })
    return { exitCode, all, stdout }
  }
  const apply = (...args: readonly string[]) => terraform('apply', '-auto-approve', '-input=false', '-no-color', ...args)
  const plan = (...args: readonly string[]) => terraform('plan', '-detailed-exitcode', '-input=false', '-no-color', ...args)
  const expectNoDifference = async () => expect((await plan()).all).toContain('No changes.')

  it('applies a repository with its policy, a user, a role, a group and policies, and then sees no difference', async () => {
    expect((await apply()).all).toContain('Apply complete! Resources: 13 added, 0 changed, 0 destroyed.')
    await expectNoDifference()
    const outputs = JSON.parse((await terraform('output', '-json')).stdout)
    expect(outputs.account.value).toBe(server.account.account.id)
    expect(outputs.uri.value).toMatch(new RegExp(`^${server.host}/.+/infra/app$`))
    expect(outputs.user_name.value).toBe('AWS')
    expect(outputs.may_push.value).toBe(true)
    // Not an output, which would differ each time.
    const { resources } = JSON.parse((await terraform('state', 'pull')).stdout) as State
    const token = resources.find(({ type }) => type === 'aws_ecrpublic_authorization_token')?.instances[0]?.attributes.password ?? ''
    expect(await server.context.tokens.verify(token)).toMatchObject({ type: 'root' })
  })

  it('changes a repository, a role and a policy, and nothing else', async () => {
    description = 'As changed'
    expect((await plan('-out=changes')).exitCode).toBe(2)
    expect((await apply('changes')).all).toContain('Resources: 0 added, 3 changed, 0 destroyed.')
    await expectNoDifference()
  })

  it('destroys all of it', async () => {
    const destroyed = await terraform('destroy', '-auto-approve', '-input=false', '-no-color')
    expect(destroyed.all).toContain('Destroy complete! Resources: 13 destroyed.')
    const { context, account } = server
    const counts = [context.repositories.count(account.account.id), context.roles.count(account.account.id)]
    expect(await Promise.all(counts)).toEqual([0, 0])
  })
})
