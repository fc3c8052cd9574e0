import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { putTestImage } from '#registry/testing/images.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { type AwsCli, createAwsCli } from './aws-cli-command.ts'
import { describeWith } from './tools.ts'

describeWith(['aws'], 'the aws command line', () => {
  let server: TestServer
  let aws: AwsCli
  let dir: string
  let clockOffsetMs = 0

  beforeAll(async () => {
    server = await startTestServer({ clock: () => new Date(Date.now() + clockOffsetMs) })
    aws = createAwsCli(server.origin, server.account)
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-aws-cli-'))
  })
  afterAll(async () => {
    await server.close()
    fs.rmSync(dir, { recursive: true, force: true })
  })

  const accountId = () => server.account.account.id
  const writeFile = (name: string, content: string | Buffer) => {
    fs.writeFileSync(path.join(dir, name), content)
    return path.join(dir, name)
  }
  async function put(repositoryName: string, content: string, tag?: string) {
    const repository = await server.context.repositories.find(accountId(), repositoryName)
    return putTestImage(server.context, repository!.id, { content, ...(tag ? { tag } : {}) })
  }
  async function error(...args: readonly string[]): Promise<string> {
    const { exitCode, stderr } = await aws.run(...args)
    expect([254, 255]).toContain(exitCode)
    return stderr.trim()
  }

  it('creates the repository of the quick start from its catalog file', async () => {
    const logo = await sharp({ create: { width: 120, height: 60, channels: 3, background: 'navy' } })
      .png()
      .toBuffer()
    const file = writeFile(
      'repositorycatalogdata.json',
      JSON.stringify({
        description: 'This is a test repo for a tutorial.',
        architectures: ['x86'],
        operatingSystems: ['Linux'],
        logoImageBlob: logo.toString('base64'),
        aboutText: 'This repository is used as a tutorial only.',
        usageText: 'This repository is not for public use.',
      }),
    )
    const created = await aws.json('create-repository', '--repository-name', 'ecr-tutorial', '--catalog-data', `file://${file}`)
    const catalogData = {
      description: 'This is a test repo for a tutorial.',
      architectures: ['x86'],
      operatingSystems: ['Linux'],
      logoUrl: expect.stringContaining(`${server.origin}/-/logo/sha256:`),
      aboutText: 'This repository is used as a tutorial only.',
      usageText: 'This repository is not for public use.',
    }
    expect(created).toEqual({
      repository: {
        repositoryArn: `arn:aws:ecr-public::${accountId()}:repository/ecr-tutorial`,
        registryId: accountId(),
        repositoryName: 'ecr-tutorial',
        repositoryUri: expect.stringMatching(new RegExp(`^${server.host}/([a-z][0-9]){4}/ecr-tutorial$`)),
        createdAt: expect.anything(),
      },
      catalogData,
    })
    expect(await aws.json('get-repository-catalog-data', '--repository-name', 'ecr-tutorial')).toEqual({ catalogData })
  })

  it("explains what is wrong with the guide's own catalog file, whose command nobody ran", async () => {
    const file = writeFile('unexpanded.json', JSON.stringify({ logoImageBlob: '$(cat myrepoimage.png |base64 -w 0)' }))
    const stderr = await error('create-repository', '--repository-name', 'unexpanded', '--catalog-data', `file://${file}`)
    expect(stderr).toContain('(InvalidParameterException)')
    expect(stderr).toContain("Invalid parameter at 'catalogData.logoImageBlob'")
    expect(stderr).toMatch(/shell command that was not run|image in base64/)
  })

  it('tags a repository as it is created, or creates nothing', async () => {
    await aws.json('create-repository', '--repository-name', 'test-repo', '--tags', 'Key=team,Value=devs')
    const stderr = await error('create-repository', '--repository-name', 'untagged', '--tags', 'Key=aws:team,Value=devs')
    expect(stderr).toContain('An error occurred (InvalidTagParameterException) when calling the CreateRepository operation')
    expect(await error('describe-repositories', '--repository-names', 'untagged')).toContain(
      `(RepositoryNotFoundException) when calling the DescribeRepositories operation: The repository with name 'untagged' does not exist in the registry with id '${accountId()}'`,
    )
  })

  it('says that a repository is there already, and that a name is none', async () => {
    await aws.json('create-repository', '--repository-name', 'twice')
    expect(await error('create-repository', '--repository-name', 'twice')).toContain('(RepositoryAlreadyExistsException)')
    expect(await error('create-repository', '--repository-name', 'UPPER')).toContain(
      "(InvalidParameterException) when calling the CreateRepository operation: Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*''",
    )
  })

  it('gets a password for docker login', async () => {
    const { exitCode, stdout } = await aws.run('get-login-password')
    expect(exitCode).toBe(0)
    expect(await server.context.tokens.verify(stdout.trim())).toMatchObject({ type: 'root', accountId: accountId() })
    const { authorizationData } = (await aws.json('get-authorization-token')) as { authorizationData: { authorizationToken: string } }
    expect(Buffer.from(authorizationData.authorizationToken, 'base64').toString()).toMatch(/^AWS:[^:\s]+$/)
  })

  it('describes the registry', async () => {
    expect(await aws.json('describe-registries')).toEqual({
      registries: [
        {
          registryId: accountId(),
          registryArn: `arn:aws:ecr-public::${accountId()}:registry/${accountId()}`,
          registryUri: expect.stringMatching(new RegExp(`^${server.host}/([a-z][0-9]){4}$`)),
          verified: false,
          aliases: [{ name: expect.any(String), status: 'ACTIVE', primaryRegistryAlias: true, defaultRegistryAlias: true }],
        },
      ],
    })
  })

  it('pages through repositories', async () => {
    for (const name of ['page-a', 'page-b', 'page-c']) await aws.json('create-repository', '--repository-name', name)
    const all = (await aws.json('describe-repositories', '--page-size', '2', '--query', 'repositories[].repositoryName')) as string[]
    expect(all.filter((name) => name.startsWith('page-'))).toEqual(['page-a', 'page-b', 'page-c'])
    expect(all).toEqual([...new Set(all)])
  })

  it('describes images and tags, and deletes them by tag and by digest', async () => {
    await aws.json('create-repository', '--repository-name', 'my-repo')
    const one = await put('my-repo', 'one', 'latest')
    await put('my-repo', 'one', 'v1')
    const two = await put('my-repo', 'two', 'v2')

    const { imageDetails } = (await aws.json('describe-images', '--repository-name', 'my-repo', '--page-size', '1')) as {
      imageDetails: unknown[]
    }
    expect(imageDetails).toMatchObject([
      { imageDigest: two, imageTags: ['v2'], artifactMediaType: 'application/vnd.oci.image.config.v1+json' },
      { imageDigest: one, imageTags: ['latest', 'v1'] },
    ])
    const tags = await aws.json('describe-image-tags', '--repository-name', 'my-repo', '--query', 'imageTagDetails[].imageTag')
    expect(tags).toEqual(['v2', 'v1', 'latest'])

    const remove = (...imageIds: string[]) => aws.json('batch-delete-image', '--repository-name', 'my-repo', '--image-ids', ...imageIds)
    expect(await remove('imageTag=latest', 'imageTag=nothing')).toEqual({
      imageIds: [{ imageDigest: one, imageTag: 'latest' }],
      failures: [{ imageId: { imageTag: 'nothing' }, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' }],
    })
    expect(await error('delete-repository', '--repository-name', 'my-repo')).toContain(
      `(RepositoryNotEmptyException) when calling the DeleteRepository operation: The repository with name 'my-repo' in registry with id '${accountId()}' cannot be deleted because it still contains images`,
    )
    expect(await remove(`imageDigest=${one}`)).toEqual({ imageIds: [{ imageDigest: one, imageTag: 'v1' }], failures: [] })
    expect(await error('describe-images', '--repository-name', 'my-repo', '--image-ids', 'imageTag=v1')).toContain(
      '(ImageNotFoundException)',
    )
    expect(await aws.json('delete-repository', '--repository-name', 'my-repo', '--force')).toMatchObject({
      repository: { repositoryName: 'my-repo' },
    })
  })

  it('edits catalog data', async () => {
    await aws.json('create-repository', '--repository-name', 'edited')
    const edit = 'description=After,architectures=ARM,ARM 64,operatingSystems=Linux,Windows'
    expect(await aws.json('put-repository-catalog-data', '--repository-name', 'edited', '--catalog-data', edit)).toEqual({
      catalogData: { description: 'After', architectures: ['ARM', 'ARM 64'], operatingSystems: ['Linux', 'Windows'] },
    })
  })

  it('sets, shows and deletes the password policy of the account', async () => {
    const iam = aws.of('iam')
    const missing = await iam.run('get-account-password-policy')
    expect(missing.stderr).toContain('(NoSuchEntity) when calling the GetAccountPasswordPolicy operation')
    const lengths = ['--minimum-password-length', '12', '--max-password-age', '90', '--password-reuse-prevention', '5']
    await iam.json(
      'update-account-password-policy',
      ...lengths,
      '--require-symbols',
      '--allow-users-to-change-password',
      '--no-hard-expiry',
    )
    expect(await iam.json('get-account-password-policy')).toEqual({
      PasswordPolicy: {
        MinimumPasswordLength: 12,
        RequireSymbols: true,
        RequireNumbers: false,
        RequireUppercaseCharacters: false,
        RequireLowercaseCharacters: false,
        AllowUsersToChangePassword: true,
        ExpirePasswords: true,
        MaxPasswordAge: 90,
        PasswordReusePrevention: 5,
        HardExpiry: false,
      },
    })
    await iam.json('create-user', '--user-name', 'sailor')
    const refused = await iam.run('create-login-profile', '--user-name', 'sailor', '--password', 'short')
    expect(refused.stderr).toContain('(PasswordPolicyViolation)')
    await iam.json('delete-account-password-policy')
    expect((await iam.run('delete-account-password-policy')).stderr).toContain('(NoSuchEntity)')
  })

  it('is refused without a signature, with a wrong secret, and outside the region', async () => {
    expect(await error('describe-registries', '--no-sign-request')).toContain('(MissingAuthenticationTokenException)')
    const { accessKeyId } = server.account
    const wrong = createAwsCli(server.origin, { accessKeyId, secretAccessKey: 'x'.repeat(40) })
    expect((await wrong.run('describe-registries')).stderr).toContain(
      '(InvalidSignatureException) when calling the DescribeRegistries operation: The request signature we calculated does not match',
    )
    const unknown = createAwsCli(server.origin, { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x'.repeat(40) })
    expect((await unknown.run('describe-registries')).stderr).toContain('(UnrecognizedClientException)')
    expect(await error('get-authorization-token', '--region', 'eu-west-1')).toContain(
      '(UnsupportedCommandException) when calling the GetAuthorizationToken operation: GetAuthorizationToken command is only supported in us-east-1.',
    )
  })

  it('is refused when its clock is sixteen minutes off', async () => {
    try {
      clockOffsetMs = 16 * 60_000
      expect(await error('describe-registries')).toMatch(
        /\(InvalidSignatureException\).*: Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)/,
      )
      clockOffsetMs = -16 * 60_000
      expect(await error('describe-registries')).toMatch(/Signature not yet current: .* is still later than .* \+ 15 min\.\)/)
    } finally {
      clockOffsetMs = 0
    }
  })

  it("keeps one account out of another's registry", async () => {
    const stranger = createAwsCli(server.origin, await server.createAccount('Stranger'))
    await aws.json('create-repository', '--repository-name', 'private-business')
    const args = ['--repository-name', 'private-business', '--registry-id', accountId()]
    expect((await stranger.run('delete-repository', ...args, '--force')).stderr).toContain(
      `is not authorized to perform: ecr-public:DeleteRepository on resource: arn:aws:ecr-public::${accountId()}:repository/private-business because no resource-based policy allows the ecr-public:DeleteRepository action`,
    )
    expect((await stranger.run('describe-images', '--repository-name', 'private-business')).stderr).toContain(
      '(RepositoryNotFoundException)',
    )
  })
})
