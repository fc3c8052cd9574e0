import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { describeRegistries } from '#registry/operations/ecr-public/describe-registries.ts'
import { approveAlias, rejectAlias } from '#registry/operations/operator/decide-alias.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { cancelRegistryAliasRequest } from './cancel-registry-alias-request.ts'
import { listRegistryAliases } from './list-registry-aliases.ts'
import { requestRegistryAlias } from './request-registry-alias.ts'
import { retireRegistryAlias } from './retire-registry-alias.ts'
import { setPrimaryRegistryAlias } from './set-primary-registry-alias.ts'

let test: TestContext
let owner: TestCaller
let name: string
let names = 0
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())
beforeEach(async () => {
  owner = await test.newCaller()
  name = `harbour${++names}`
  await runOperation(createRepository, { repositoryName: 'app' }, owner, test.context)
})

const request = (alias = name, caller = owner) => runOperation(requestRegistryAlias, { name: alias }, caller, test.context)
const cancel = (alias = name, caller = owner) => runOperation(cancelRegistryAliasRequest, { name: alias }, caller, test.context)
const retire = (alias = name, caller = owner) => runOperation(retireRegistryAlias, { name: alias }, caller, test.context)
const setPrimary = (alias = name, caller = owner) => runOperation(setPrimaryRegistryAlias, { name: alias }, caller, test.context)
const approve = (alias = name) => approveAlias(alias, test.context)
const registry = async (caller = owner) => (await runOperation(describeRegistries, {}, caller, test.context)).registries[0]!
const aliasOf = async (alias = name) => (await registry()).aliases.find((known) => known.name === alias)
const defaultAlias = async () => (await registry()).aliases.find((known) => known.defaultRegistryAlias)!.name
const finds = async (alias = name) => (await test.context.repositories.findByAlias(alias, 'app'))?.accountId === owner.accountId

describe('asking for an alias', () => {
  it('leaves it pending and without effect until an operator decides', async () => {
    const { registryAlias } = await request()
    expect(registryAlias).toMatchObject({ name, status: 'PENDING', primaryRegistryAlias: false, defaultRegistryAlias: false })
    expect((await aliasOf())?.status).toBe('PENDING')
    expect(await finds()).toBe(false)
  })

  it('tells every rule that the name breaks', async () => {
    const message = (alias: string) =>
      request(alias).then(
        () => '',
        (error: Error) => error.message,
      )
    expect(await message('AWS--Lambda')).toBe(
      "'AWS--Lambda' cannot be an alias: it must begin with a letter and consist of lower-case letters and digits, with '.', '_' or '-' singly between them; it includes 'aws'; it includes 'lambda', the name of an AWS service.",
    )
    expect(await message('test')).toBe("'test' cannot be an alias: it is a generic name.")
    expect(await message(`a${'b'.repeat(50)}`)).toContain('must have 2 to 50 characters')
    expect((await registry()).aliases).toHaveLength(1)
  })

  it('is not for what another registry has, wants or had', async () => {
    const other = await test.newCaller()
    const refusal = { kind: 'entity-already-exists', message: `The alias '${name}' is not available.` }
    await request()
    await expect(request(name, other)).rejects.toMatchObject(refusal)
    await approve()
    await expect(request(name, other)).rejects.toMatchObject(refusal)
    await retire()
    await expect(request(name, other)).rejects.toMatchObject(refusal)
    await expect(request(await defaultAlias(), other)).rejects.toMatchObject({ kind: 'entity-already-exists' })
  })

  it('is for what an operator refused another one', async () => {
    await request()
    await rejectAlias(name, 'Not your company.', test.context)
    const other = await test.newCaller()
    expect((await request(name, other)).registryAlias.status).toBe('PENDING')
  })

  it('is done once at a time', async () => {
    await request()
    await expect(request()).rejects.toMatchObject({ kind: 'entity-already-exists' })
    await expect(request(`${name}-too`)).rejects.toMatchObject({ kind: 'limit-exceeded' })
    await cancel()
    expect((await request(`${name}-too`)).registryAlias.status).toBe('PENDING')
  })

  it('is won by one of two at the same moment', async () => {
    const other = await test.newCaller()
    const outcomes = await Promise.allSettled([request(), request(name, other)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('deciding', () => {
  it('for it makes it work beside the default alias, and the first one primary', async () => {
    await request()
    expect(await approve()).toMatchObject({ name, accountId: owner.accountId, accountName: 'Test Publisher', status: 'ACTIVE' })
    expect(await aliasOf()).toMatchObject({ status: 'ACTIVE', primaryRegistryAlias: true })
    expect((await registry()).registryUri).toBe(`gallery.test/${name}`)
    expect(await finds()).toBe(true)
    expect(await finds(await defaultAlias())).toBe(true)
    // Pages under the other alias name this one as theirs.
    expect((await test.context.gallery.findRegistry(await defaultAlias()))?.primaryAlias).toBe(name)
  })

  it('for a second one leaves the primary one as the owner has it', async () => {
    await request()
    await approve()
    await request(`${name}-too`)
    await approve(`${name}-too`)
    expect((await aliasOf())?.primaryRegistryAlias).toBe(true)
    expect(await aliasOf(`${name}-too`)).toMatchObject({ status: 'ACTIVE', primaryRegistryAlias: false })
  })

  it('against it tells the owner why, who may ask again or forget it', async () => {
    await request()
    await rejectAlias(name, 'Not your company.', test.context)
    const { registryAliases } = await runOperation(listRegistryAliases, {}, owner, test.context)
    expect(registryAliases).toContainEqual(expect.objectContaining({ name, status: 'REJECTED', reason: 'Not your company.' }))
    expect((await request()).registryAlias).not.toHaveProperty('reason')
    await rejectAlias(name, 'No.', test.context)
    await cancel()
    expect(await aliasOf()).toBeUndefined()
  })

  it('needs somebody who waits, and a reason against it', async () => {
    await expect(approve()).rejects.toMatchObject({ kind: 'entity-not-found' })
    await expect(rejectAlias(name, 'No.', test.context)).rejects.toMatchObject({ kind: 'entity-not-found' })
    await request()
    await expect(rejectAlias(name, ' ', test.context)).rejects.toMatchObject({ kind: 'invalid-parameter' })
    await approve()
    await expect(approve()).rejects.toMatchObject({ kind: 'entity-not-found' })
  })

  it('before the first repository keeps the custom alias primary', async () => {
    const newcomer = await test.newCaller()
    await request(name, newcomer)
    await approve()
    await runOperation(createRepository, { repositoryName: 'app' }, newcomer, test.context)
    const { registryUri, aliases } = await registry(newcomer)
    expect(registryUri).toBe(`gallery.test/${name}`)
    expect(aliases).toHaveLength(2)
  })
})

describe('an alias that is given up', () => {
  beforeEach(async () => {
    await request()
    await approve()
  })

  it('is dead, and hands the first place to the default one', async () => {
    await retire()
    expect(await aliasOf()).toBeUndefined()
    await expect.poll(() => finds()).toBe(false)
    expect((await registry()).registryUri).toBe(`gallery.test/${await defaultAlias()}`)
  })

  it('comes back at once for who had it', async () => {
    await retire()
    expect((await request()).registryAlias).toMatchObject({ status: 'ACTIVE', primaryRegistryAlias: false })
    await expect.poll(() => finds()).toBe(true)
  })

  it('is never the default one, nor anybody else’s', async () => {
    await expect(retire(await defaultAlias())).rejects.toMatchObject({ kind: 'unmodifiable-entity' })
    await expect(retire(name, await test.newCaller())).rejects.toMatchObject({ kind: 'entity-not-found' })
    expect(await finds()).toBe(true)
  })
})

describe('the primary alias', () => {
  it('is what the owner chooses among the active ones', async () => {
    await request()
    await expect(setPrimary()).rejects.toMatchObject({ kind: 'entity-not-found' })
    await approve()
    const byDefault = await defaultAlias()
    expect((await setPrimary(byDefault)).registryAlias.primaryRegistryAlias).toBe(true)
    expect((await registry()).aliases.filter((alias) => alias.primaryRegistryAlias).map((alias) => alias.name)).toEqual([byDefault])
    await expect(setPrimary(byDefault, await test.newCaller())).rejects.toMatchObject({ kind: 'entity-not-found' })
  })
})

describe('who may', () => {
  it('is decided by policies, on the registry', async () => {
    const principal = { ...owner.principal, type: 'user', userId: 'AIDAEXAMPLE', userName: 'lena', path: '/', tags: {} } as const
    await expect(request(name, { ...owner, principal } as TestCaller)).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringMatching(/galleon:RequestRegistryAlias on resource: arn:aws:ecr-public::\d{12}:registry\/\d{12}/),
    })
  })
})
