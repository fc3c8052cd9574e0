import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '#registry/domain/limits.ts'
import { listFeaturedRepositories as listInGallery } from '#registry/operations/gallery/list-featured-repositories.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { seedPublisher, seedRepository } from '#registry/testing/gallery.ts'
import { createAccount } from './create-account.ts'
import { featureRepository } from './feature-repository.ts'
import { listFeaturedRepositories } from './list-featured-repositories.ts'
import { moveFeaturedRepository } from './move-featured-repository.ts'
import { setAccountSuspended } from './set-account-suspended.ts'
import { unfeatureRepository } from './unfeature-repository.ts'

let test: TestContext
let operator: TestCaller
let harbour: string
const ids = new Map<string, string>()
beforeAll(async () => {
  test = await createTestContext()
  const { account, accessKeyId } = await createAccount({ name: 'Operator', email: 'op@example.com', operator: true }, test.context)
  const { request } = await test.newCaller()
  operator = { accountId: account.id, principal: { type: 'root', accountId: account.id, accessKeyId }, request }
  harbour = await seedPublisher(test.context, 'harbour')
  for (const name of ['one', 'two', 'three']) ids.set(name, (await seedRepository(test.context, harbour, { name })).id)
  await seedRepository(test.context, harbour, { name: 'empty', tags: [] })
})
afterAll(() => test.close())
afterEach(() => test.database.pool.query('delete from featured_repository'))

const feature = (repositoryName: string, registryAliasName = 'harbour') =>
  runOperation(featureRepository, { registryAliasName, repositoryName }, operator, test.context)
const move = (name: string, direction: 'UP' | 'DOWN') =>
  runOperation(moveFeaturedRepository, { repositoryId: ids.get(name), direction }, operator, test.context)
const shown = async () =>
  (await runOperation(listInGallery, {}, operator, test.context)).featuredRepositories.map(({ repositoryName }) => repositoryName)
const listed = async () =>
  (await runOperation(listFeaturedRepositories, {}, operator, test.context)).featuredRepositories.map(({ repositoryName, state }) => [
    repositoryName,
    state,
  ])

describe('featured repositories', () => {
  it('are shown in the order that operators give them', async () => {
    expect(await shown()).toEqual([])
    for (const name of ['one', 'two', 'three']) await feature(name)
    expect(await shown()).toEqual(['one', 'two', 'three'])
    await move('three', 'UP')
    await move('one', 'DOWN')
    expect(await shown()).toEqual(['three', 'one', 'two'])
    await move('three', 'UP')
    await move('two', 'DOWN')
    expect(await shown()).toEqual(['three', 'one', 'two'])
    await runOperation(unfeatureRepository, { repositoryId: ids.get('one') }, operator, test.context)
    await move('two', 'UP')
    await feature('one')
    expect(await shown()).toEqual(['two', 'three', 'one'])
    const { featuredRepositories } = await runOperation(listInGallery, {}, operator, test.context)
    expect(featuredRepositories[0]).toMatchObject({ primaryRegistryAliasName: 'harbour', registryVerified: false, downloadCount: 0 })
  })

  it('are ones that the gallery shows, each once', async () => {
    await expect(feature('missing')).rejects.toMatchObject({ kind: 'repository-not-found' })
    await expect(feature('one', 'nobody')).rejects.toMatchObject({ kind: 'repository-not-found' })
    await expect(feature('empty')).rejects.toMatchObject({ kind: 'image-not-found', message: expect.stringContaining('push one to it') })
    await feature('one')
    await expect(feature('one')).rejects.toMatchObject({ kind: 'entity-already-exists' })
    for (const gone of [
      () => move('two', 'UP'),
      () => runOperation(unfeatureRepository, { repositoryId: ids.get('two') }, operator, test.context),
    ]) {
      await expect(gone()).rejects.toMatchObject({ kind: 'entity-not-found' })
    }
    expect(await shown()).toEqual(['one'])
  })

  it('are only so many, also when several are put there at once', async () => {
    const names = Array.from({ length: limits.featuredRepositoriesMax + 2 }, (_, index) => `many-${index}`)
    for (const name of names) await seedRepository(test.context, harbour, { name })
    const outcomes = await Promise.allSettled(names.map((name) => feature(name)))
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { kind: 'limit-exceeded' } }, { reason: { kind: 'limit-exceeded' } }])
    expect(await shown()).toHaveLength(limits.featuredRepositoriesMax)
  })

  it('are not shown while they are empty or their account is suspended, and are gone when they are deleted', async () => {
    const pier = await seedPublisher(test.context, 'pier')
    const own = await seedRepository(test.context, pier, { name: 'own' })
    const emptied = await seedRepository(test.context, harbour, { name: 'emptied' })
    for (const [name, alias] of [
      ['own', 'pier'],
      ['emptied', 'harbour'],
      ['one', 'harbour'],
    ] as const)
      await feature(name, alias)
    const suspend = (suspended: boolean) => runOperation(setAccountSuspended, { accountId: pier, suspended }, operator, test.context)
    await suspend(true)
    await test.context.images.delete(emptied.id, { tag: 'latest' })
    expect(await shown()).toEqual(['one'])
    expect(await listed()).toEqual([
      ['own', 'SUSPENDED'],
      ['emptied', 'WITHOUT_IMAGES'],
      ['one', 'SHOWN'],
    ])
    await suspend(false)
    expect(await shown()).toEqual(['own', 'one'])
    await test.context.repositories.delete(own.id, { force: true })
    expect((await listed()).map(([name]) => name)).toEqual(['emptied', 'one'])
  })

  it('are announced to all that keep the front page, and are in the audit log', async () => {
    const announced = new Set<string>()
    test.context.invalidations.subscribe((change) => {
      if (change.type === 'repository') announced.add(change.repositoryId)
    })
    // What happened before this test may be announced late, too.
    const announces = async (change: () => Promise<unknown>, ...names: readonly string[]) => {
      announced.clear()
      await change()
      await expect.poll(() => [...announced]).toEqual(expect.arrayContaining(names.map((name) => ids.get(name))))
    }
    await announces(() => feature('one'), 'one')
    await announces(() => feature('two'), 'two')
    await announces(() => move('two', 'UP'), 'one', 'two')
    await announces(() => runOperation(unfeatureRepository, { repositoryId: ids.get('one') }, operator, test.context), 'one')
    const { items } = await test.context.events.lookup({ accountId: operator.accountId }, { limit: 4 })
    expect(items.map(({ name }) => name)).toEqual([
      'UnfeatureRepository',
      'MoveFeaturedRepository',
      'FeatureRepository',
      'FeatureRepository',
    ])
  })
})
