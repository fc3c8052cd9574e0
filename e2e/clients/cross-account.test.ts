import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { type AwsCli, type CliKeys, createAwsCli } from './aws-cli-command.ts'
import { temporaryFolder } from './product.ts'
import { run, runWell } from './registry-run.ts'
import { describeWith } from './tools.ts'

const pushActions = ['BatchCheckLayerAvailability', 'PutImage', 'InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload'].map(
  (name) => `ecr-public:${name}`,
)

/** The guide's "Allow another account": a repository policy in one account and an identity policy in another. */
describeWith(['aws', 'skopeo'], 'a push from another account', () => {
  const folder = temporaryFolder()
  let server: TestServer
  let owner: Publisher
  let ownerCli: AwsCli
  let guestAccountId: string
  let guestCli: AwsCli
  let userKeys: CliKeys
  let repository: string

  beforeAll(async () => {
    server = await startTestServer()
    owner = await makePublisher(server)
    ownerCli = createAwsCli(server.origin, server.account)
    repository = await owner.newRepository()
    await owner.pushImage(repository, 'source')
    await runWell('skopeo', [
      'copy',
      '--src-tls-verify=false',
      `docker://${server.host}/${repository}:source`,
      `dir:${path.join(folder, 'image')}`,
    ])
    const guest = await server.createAccount('Guest')
    guestAccountId = guest.account.id
    guestCli = createAwsCli(server.origin, guest)
    const iam = guestCli.of('iam')
    await iam.json('create-user', '--user-name', 'mary')
    const { AccessKey } = (await iam.json('create-access-key', '--user-name', 'mary')) as {
      AccessKey: { AccessKeyId: string; SecretAccessKey: string }
    }
    userKeys = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
    await allowUser([])
  })
  afterAll(async () => {
    await server.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  const allowUser = (actions: readonly string[]) => {
    const always = { Effect: 'Allow', Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'], Resource: '*' }
    const push = { Effect: 'Allow', Action: actions, Resource: '*' }
    const document = JSON.stringify({ Version: '2012-10-17', Statement: actions.length > 0 ? [always, push] : [always] })
    return guestCli.of('iam').json('put-user-policy', '--user-name', 'mary', '--policy-name', 'push', '--policy-document', document)
  }
  const allowAccount = () => {
    const statement = {
      Sid: 'AllowCrossAccountPush',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${guestAccountId}:root` },
      Action: pushActions,
    }
    return ownerCli.json(
      'set-repository-policy',
      '--repository-name',
      nameOf(repository),
      '--policy-text',
      JSON.stringify({ Version: '2008-10-17', Statement: [statement] }),
    )
  }
  const nameOf = (qualified: string) => qualified.slice(qualified.indexOf('/') + 1)
  const push = async () => {
    const password = (await createAwsCli(server.origin, userKeys).run('get-login-password')).stdout
    const target = `docker://${server.host}/${repository}:from-mary`
    return run('skopeo', [
      'copy',
      '--dest-tls-verify=false',
      '--dest-creds',
      `AWS:${password}`,
      `dir:${path.join(folder, 'image')}`,
      target,
    ])
  }

  it('is denied with neither policy, and says so as the guide does', async () => {
    const { exitCode, all } = await push()
    expect(exitCode).not.toBe(0)
    expect(all).toContain(`User: arn:aws:iam::${guestAccountId}:user/mary is not authorized to perform: ecr-public:`)
    expect(all).toContain('because no')
  })

  it('is denied with the identity policy alone', async () => {
    await allowUser(pushActions)
    expect((await push()).all).toContain('because no resource-based policy allows the ecr-public:')
  })

  it('is denied with the repository policy alone', async () => {
    await allowUser([])
    await allowAccount()
    expect((await push()).all).toContain('because no identity-based policy allows the ecr-public:')
  })

  it('works with both', async () => {
    await allowUser(pushActions)
    const { exitCode, all } = await push()
    expect(all).not.toContain('not authorized')
    expect(exitCode).toBe(0)
  })

  it('ends with the key', async () => {
    const password = (await createAwsCli(server.origin, userKeys).run('get-login-password')).stdout
    await guestCli
      .of('iam')
      .json('update-access-key', '--user-name', 'mary', '--access-key-id', userKeys.accessKeyId, '--status', 'Inactive')
    const { exitCode, all } = await run(
      'skopeo',
      ['login', '--tls-verify=false', '--username', 'AWS', '--password-stdin', '--authfile', path.join(folder, 'auth'), server.host],
      {
        input: password,
      },
    )
    expect(exitCode).not.toBe(0)
    expect(all).toContain('invalid username/password')
  })
})
