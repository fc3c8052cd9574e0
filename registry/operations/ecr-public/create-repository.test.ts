import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '#registry/domain/principal.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createRepository } from './create-repository.ts'

let test: TestContext
let caller: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
})
afterAll(() => test.close())

const create = (input: unknown, by: TestCaller = caller) => runOperation(createRepository, input, by, test.context)

describe('CreateRepository', () => {
  it('answers as the API model says, with the default alias in the URI', async () => {
    const { repository, catalogData } = await create({ repositoryName: 'team/ecr-tutorial' })
    expect(repository).toEqual({
      repositoryArn: `arn:aws:ecr-public::${caller.accountId}:repository/team/ecr-tutorial`,
      registryId: caller.accountId,
      repositoryName: 'team/ecr-tutorial',
      repositoryUri: expect.stringMatching(/^gallery\.test\/([a-z][0-9]){4}\/team\/ecr-tutorial$/),
      createdAt: expect.any(Date),
    })
    expect(catalogData).toEqual({})
  })

  it('gives the alias once, with the first repository', async () => {
    const newcomer = await test.newCaller()
    expect(await test.context.accounts.aliases(newcomer.accountId)).toEqual([])
    const first = await create({ repositoryName: 'first' }, newcomer)
    const second = await create({ repositoryName: 'second' }, newcomer)
    expect(second.repository.repositoryUri).toBe(first.repository.repositoryUri.replace('first', 'second'))
    expect(await test.context.accounts.aliases(newcomer.accountId)).toMatchObject([{ status: 'ACTIVE', isDefault: true, isPrimary: true }])
  })

  it('stores catalog data, the logo re-encoded, and tags', async () => {
    const logo = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'navy' } })
      .png()
      .toBuffer()
    const { catalogData } = await create({
      repositoryName: 'with-everything',
      catalogData: {
        description: 'A test repository',
        architectures: ['x86', 'ARM 64', 'riscv'],
        operatingSystems: ['Linux'],
        logoImageBlob: logo.toString('base64'),
        aboutText: '# About',
        usageText: '# Usage',
      },
      tags: [
        { Key: 'team', Value: 'devs' },
        { Key: 'Team', Value: '' },
      ],
    })
    expect(catalogData).toEqual({
      description: 'A test repository',
      architectures: ['x86', 'ARM 64', 'riscv'],
      operatingSystems: ['Linux'],
      logoUrl: expect.stringMatching(/^https:\/\/gallery\.test\/-\/logo\/sha256:[0-9a-f]{64}$/),
      aboutText: '# About',
      usageText: '# Usage',
    })
    const repository = await test.context.repositories.find(caller.accountId, 'with-everything')
    expect(await test.context.repositories.catalogData(repository!.id)).toMatchObject({ description: 'A test repository' })
  })

  it('refuses a name that the registry has, and lets another registry have it', async () => {
    await create({ repositoryName: 'taken' })
    await expect(create({ repositoryName: 'taken' })).rejects.toMatchObject({
      kind: 'repository-already-exists',
      message: `The repository with name 'taken' already exists in the registry with id '${caller.accountId}'`,
    })
    await expect(create({ repositoryName: 'taken' }, await test.newCaller())).resolves.toBeDefined()
  })

  it('lets one of two requests at once through', async () => {
    const newcomer = await test.newCaller()
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => create({ repositoryName: 'race' }, newcomer)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.kind] : []))
    expect(reasons).toEqual(Array(3).fill('repository-already-exists'))
  })

  it('makes no more than the quota when many are made at once', async () => {
    const newcomer = await test.newCaller()
    await test.context.quotas.set(newcomer.accountId, 'L-REPOSITORIES', 2)
    const names = ['a1', 'b1', 'c1', 'd1']
    const outcomes = await Promise.allSettled(names.map((repositoryName) => create({ repositoryName }, newcomer)))
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.kind] : []))
    expect(reasons).toEqual(Array(2).fill('limit-exceeded'))
    expect(await test.context.repositories.count(newcomer.accountId)).toBe(2)
  })

  it('leaves nothing behind when its event cannot be recorded', async () => {
    const newcomer = await test.newCaller()
    const events = { ...test.context.events, record: () => Promise.reject(new Error('the disk is full')) }
    const failing = runOperation(createRepository, { repositoryName: 'undone' }, newcomer, { ...test.context, events })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await test.context.repositories.count(newcomer.accountId)).toBe(0)
    expect(await test.context.accounts.aliases(newcomer.accountId)).toEqual([])
  })

  it.each([
    ['a reserved key', [{ Key: 'AWS:team', Value: 'x' }], 'invalid-tag-parameter'],
    ['a reserved value', [{ Key: 'team', Value: 'aws:x' }], 'invalid-tag-parameter'],
    [
      'a key twice',
      [
        { Key: 'a', Value: '1' },
        { Key: 'a', Value: '2' },
      ],
      'invalid-tag-parameter',
    ],
    ['a character that is not allowed', [{ Key: 'a<b', Value: '1' }], 'invalid-tag-parameter'],
    ['too many', Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}`, Value: '' })), 'too-many-tags'],
    ['a key too long', [{ Key: 'k'.repeat(129), Value: '' }], 'invalid-parameter'],
    ['a value too long', [{ Key: 'k', Value: 'v'.repeat(257) }], 'invalid-parameter'],
    ['no value', [{ Key: 'k' }], 'invalid-parameter'],
  ])('creates nothing when a tag fails: %s', async (_what, tags, kind) => {
    const newcomer = await test.newCaller()
    await expect(create({ repositoryName: 'tagged', tags }, newcomer)).rejects.toMatchObject({ kind })
    expect(await test.context.repositories.count(newcomer.accountId)).toBe(0)
    expect(await test.context.accounts.aliases(newcomer.accountId)).toEqual([])
  })

  it('takes fifty tags with every allowed character', async () => {
    const tags = Array.from({ length: 50 }, (_, at) => ({ Key: `ключ ${at} +-=._:/@`, Value: 'v'.repeat(256) }))
    await expect(create({ repositoryName: 'fifty-tags', tags })).resolves.toBeDefined()
  })

  it.each([
    [{ description: 'd'.repeat(1025) }, 'description'],
    [{ aboutText: 'a'.repeat(25_601) }, 'aboutText'],
    [{ usageText: 'a'.repeat(25_601) }, 'usageText'],
    [{ architectures: Array(51).fill('x86') }, 'architectures'],
    [{ operatingSystems: [''] }, 'operatingSystems.0'],
    [{ operatingSystems: ['L'.repeat(51)] }, 'operatingSystems.0'],
  ])('holds the limits of catalog data: %#', async (catalogData, member) => {
    await expect(create({ repositoryName: 'limits', catalogData })).rejects.toMatchObject({
      kind: 'invalid-parameter',
      message: expect.stringContaining(`Invalid parameter at 'catalogData.${member}' failed to satisfy constraint: 'must have length`),
    })
  })

  it('is not for callers without an account', async () => {
    const nobody = { ...caller, principal: anonymous }
    await expect(create({ repositoryName: 'mine' }, nobody)).rejects.toMatchObject({ kind: 'access-denied' })
  })
})
