import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { type AwsCli, createAwsCli } from './aws-cli-command.ts'
import { temporaryFolder } from './product.ts'
import { tarOf } from './registry-image.ts'
import { run, runWell } from './registry-run.ts'
import { describeWith } from './tools.ts'

/**
 * The user guide's commands in the guide's order, with only endpoint and placeholders filled in. Images are made and
 * moved by skopeo, since building needs a network; docker's own part is in `docker.test.ts`.
 */
describeWith(['aws', 'skopeo'], "the user guide's commands", () => {
  const folder = temporaryFolder()
  let server: TestServer
  let aws: AwsCli
  let alias: string
  const region = ['--region', 'us-east-1'] as const
  const accountId = () => server.account.account.id
  const arnOf = (name: string) => `arn:aws:ecr-public::${accountId()}:repository/${name}`
  const skopeo = (...args: readonly string[]) => runWell('skopeo', args)

  beforeAll(async () => {
    server = await startTestServer()
    aws = createAwsCli(server.origin, server.account)
  })
  afterAll(async () => {
    await server.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  /** An image in a folder, as `docker build` would have made it. */
  async function buildImage(name: string, content: string): Promise<string> {
    const layout = path.join(folder, name)
    fs.mkdirSync(layout)
    const layer = path.join(folder, `${name}.tar`)
    fs.writeFileSync(layer, await tarOf('index.html', content))
    const put = (bytes: Buffer) => {
      const digest = digestOf(bytes)
      fs.writeFileSync(path.join(layout, digest.slice('sha256:'.length)), bytes)
      return { digest, size: bytes.length }
    }
    const diffId = digestOf(fs.readFileSync(layer))
    const blob = put(gzipSync(fs.readFileSync(layer)))
    const config = put(
      Buffer.from(JSON.stringify({ os: 'linux', architecture: 'amd64', config: {}, rootfs: { type: 'layers', diff_ids: [diffId] } })),
    )
    const type = 'application/vnd.docker'
    const manifest = {
      schemaVersion: 2,
      mediaType: `${type}.distribution.manifest.v2+json`,
      config: { mediaType: `${type}.container.image.v1+json`, ...config },
      layers: [{ mediaType: `${type}.image.rootfs.diff.tar.gzip`, ...blob }],
    }
    fs.writeFileSync(path.join(layout, 'manifest.json'), JSON.stringify(manifest))
    fs.writeFileSync(path.join(layout, 'version'), 'Directory Transport Version: 1.1\n')
    return `dir:${layout}`
  }
  const push = async (image: string, name: string) => {
    const password = (await aws.run('get-login-password', ...region)).stdout
    await skopeo('copy', '--dest-tls-verify=false', '--dest-creds', `AWS:${password}`, image, `docker://${server.host}/${alias}/${name}`)
  }
  const pull = (name: string, to: string) =>
    skopeo('copy', '--src-tls-verify=false', `docker://${server.host}/${alias}/${name}`, `dir:${path.join(folder, to)}`)

  it('Quick start, step 2: authenticate to a public registry', async () => {
    const password = (await aws.run('get-login-password', ...region)).stdout
    const outcome = await run(
      'skopeo',
      ['login', '--tls-verify=false', '--username', 'AWS', '--password-stdin', '--authfile', path.join(folder, 'auth'), server.host],
      {
        input: password,
      },
    )
    expect(outcome.all).toContain('Login Succeeded!')
  })

  it('step 3: create a public repository', async () => {
    const logo = await sharp({ create: { width: 120, height: 120, channels: 3, background: 'navy' } })
      .png()
      .toBuffer()
    const catalog = path.join(folder, 'repositorycatalogdata.json')
    const texts = { aboutText: 'This repository is used as a tutorial only.', usageText: 'This repository is not for public use.' }
    const facts = { description: 'This is a test repo for a tutorial.', architectures: ['x86'], operatingSystems: ['Linux'] }
    fs.writeFileSync(catalog, JSON.stringify({ ...facts, logoImageBlob: logo.toString('base64'), ...texts }))
    const created = (await aws.json(
      'create-repository',
      '--repository-name',
      'ecr-tutorial',
      '--catalog-data',
      `file://${catalog}`,
      ...region,
    )) as {
      repository: { repositoryUri: string }
      catalogData: object
    }
    expect(created.catalogData).toMatchObject({ ...facts, ...texts })
    alias = created.repository.repositoryUri.split('/')[1] ?? ''
    expect(alias).toMatch(/^([a-z]\d){4}$/)
  })

  it('step 4: push an image', async () => push(await buildImage('hello-world', 'Hello World!'), 'ecr-tutorial'))

  it('step 5: pull an image', async () => {
    await pull('ecr-tutorial', 'pulled')
    expect(fs.readFileSync(path.join(folder, 'pulled', 'manifest.json'))).toEqual(
      fs.readFileSync(path.join(folder, 'hello-world', 'manifest.json')),
    )
  })

  it('Using HTTP API authentication: the raw token as a bearer', async () => {
    const token = (
      await aws.run('get-authorization-token', ...region, '--output=text', '--query', 'authorizationData.authorizationToken')
    ).stdout.trim()
    const answer = await runWell('curl', [
      '-si',
      '-H',
      `Authorization: Bearer ${token}`,
      `${server.origin}/v2/${alias}/ecr-tutorial/manifests/latest`,
    ])
    expect(answer).toMatch(/^HTTP\/1.1 200 OK/)
    expect(answer).toContain('Content-Type: application/vnd.docker.distribution.manifest.v2+json')
    expect(answer.toLowerCase()).toContain('docker-distribution-api-version: registry/2.0')
  })

  it('Working with tags', async () => {
    const tags = (...args: string[]) => aws.json(args[0] ?? '', '--resource-arn', arnOf('ecr-tutorial'), ...args.slice(1), ...region)
    await tags('tag-resource', '--tags', 'Key=stack,Value=dev')
    await tags('tag-resource', '--tags', 'Key=key1,Value=value1', 'Key=key2,Value=value2', 'Key=key3,Value=value3')
    await tags('untag-resource', '--tag-keys', 'key2')
    const { tags: listed } = (await tags('list-tags-for-resource')) as { tags: { Key: string; Value: string }[] }
    expect(listed.map(({ Key, Value }) => `${Key}=${Value}`).sort()).toEqual(['key1=value1', 'key3=value3', 'stack=dev'])
    await aws.json('create-repository', '--repository-name', 'test-repo', '--tags', 'Key=team,Value=devs', ...region)
    expect(await aws.json('list-tags-for-resource', '--resource-arn', arnOf('test-repo'), ...region)).toEqual({
      tags: [{ Key: 'team', Value: 'devs' }],
    })
  })

  it('Setting a repository policy, with the samples of the guide', async () => {
    await aws.of('iam').json('create-user', '--user-name', 'push-pull-user-1')
    const statement = {
      Sid: 'AllowPush',
      Effect: 'Allow',
      Principal: { AWS: [`arn:aws:iam::${accountId()}:user/push-pull-user-1`] },
      Action: ['BatchCheckLayerAvailability', 'PutImage', 'InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload'].map(
        (name) => `ecr-public:${name}`,
      ),
    }
    const file = path.join(folder, 'policy.json')
    fs.writeFileSync(file, JSON.stringify({ Version: '2008-10-17', Statement: [statement] }))
    const named = ['--repository-name', 'ecr-tutorial', ...region] as const
    await aws.json('set-repository-policy', ...named, '--policy-text', `file://${file}`)
    const { policyText } = (await aws.json('get-repository-policy', ...named)) as { policyText: string }
    expect(JSON.parse(policyText).Statement[0].Sid).toBe('AllowPush')
    expect(policyText).toContain('"Sid" : "AllowPush"')
    await aws.json('delete-repository-policy', ...named)
    expect((await aws.run('get-repository-policy', ...named)).stderr).toContain('RepositoryPolicyNotFoundException')
  })

  it('Pushing a multi-architecture image: describe-images', async () => {
    const { imageDetails } = (await aws.json('describe-images', '--repository-name', 'ecr-tutorial', ...region)) as {
      imageDetails: object[]
    }
    expect(imageDetails).toEqual([
      expect.objectContaining({
        registryId: accountId(),
        imageTags: ['latest'],
        imageManifestMediaType: 'application/vnd.docker.distribution.manifest.v2+json',
        artifactMediaType: 'application/vnd.docker.container.image.v1+json',
      }),
    ])
  })

  it('Deleting a public image', async () => {
    await push(`dir:${path.join(folder, 'hello-world')}`, 'test-repo:latest')
    await push(`dir:${path.join(folder, 'hello-world')}`, 'test-repo:old')
    const { imageTagDetails } = (await aws.json('describe-image-tags', '--repository-name', 'test-repo', ...region)) as {
      imageTagDetails: { imageTag: string; imageDetail: { imageDigest: string } }[]
    }
    expect(imageTagDetails.map(({ imageTag }) => imageTag).sort()).toEqual(['latest', 'old'])
    const digest = imageTagDetails[0]?.imageDetail.imageDigest ?? ''
    const remove = (ids: string) => aws.json('batch-delete-image', '--repository-name', 'test-repo', '--image-ids', ids, ...region)
    expect(await remove('imageTag=latest')).toEqual({ imageIds: [{ imageDigest: digest, imageTag: 'latest' }], failures: [] })
    expect(await remove(`imageDigest=${digest}`)).toEqual({ imageIds: [{ imageDigest: digest, imageTag: 'old' }], failures: [] })
  })

  it('Quick start, steps 6 and 7: delete the image, then the repository', async () => {
    await aws.json('batch-delete-image', '--repository-name', 'ecr-tutorial', '--image-ids', 'imageTag=latest', ...region)
    await aws.json('delete-repository', '--repository-name', 'ecr-tutorial', '--force', ...region)
    expect((await aws.run('describe-repositories', '--repository-names', 'ecr-tutorial', ...region)).stderr).toContain(
      'RepositoryNotFoundException',
    )
  })

  it('Logging: every step is in the event history', async () => {
    await server.context.events.flush()
    const { Events } = (await aws.of('cloudtrail').json('lookup-events', '--max-results', '50')) as {
      Events: { EventName: string; CloudTrailEvent: string }[]
    }
    const names = new Set(Events.map(({ EventName }) => EventName))
    for (const name of [
      'CreateRepository',
      'InitiateLayerUpload',
      'UploadLayerPart',
      'CompleteLayerUpload',
      'PutImage',
      'DeleteRepository',
    ]) {
      expect(names).toContain(name)
    }
    const created = Events.find(
      ({ EventName, CloudTrailEvent }) => EventName === 'CreateRepository' && CloudTrailEvent.includes('ecr-tutorial'),
    )
    expect(JSON.parse(created?.CloudTrailEvent ?? '{}')).toMatchObject({
      eventVersion: '1.08',
      eventSource: 'ecr-public.amazonaws.com',
      requestParameters: { repositoryName: 'ecr-tutorial' },
      resources: [{ accountId: accountId(), ARN: arnOf('ecr-tutorial') }],
      recipientAccountId: accountId(),
    })
  })
})
