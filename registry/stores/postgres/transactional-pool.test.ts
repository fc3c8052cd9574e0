import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#registry/testing/database.ts'
import { createDatabase, type Database } from './database.ts'

let test: TestDatabase
let database: Database
beforeAll(async () => {
  test = await createTestDatabase()
  database = createDatabase(test.url)
})
afterAll(async () => {
  await database.close()
  await test.drop()
})

const put = (key: string) => database.prisma.instanceFact.create({ data: { key, value: 1 } })
const putRaw = (key: string) => database.pool.query('insert into instance_fact (key, value) values ($1, $2)', [key, '1'])
const keys = async () => (await database.prisma.instanceFact.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key)
const undone = new Error('undone')

describe('a transaction', () => {
  it('keeps what Prisma and plain statements did together', async () => {
    await database.pool.transaction(async () => {
      await put('together-1')
      await putRaw('together-2')
      expect(await keys()).toEqual(expect.arrayContaining(['together-1', 'together-2']))
    })
    expect(await keys()).toEqual(expect.arrayContaining(['together-1', 'together-2']))
  })

  it('undoes both when its work throws', async () => {
    const work = database.pool.transaction(async () => {
      await put('undone-1')
      await putRaw('undone-2')
      throw undone
    })
    await expect(work).rejects.toBe(undone)
    expect(await keys()).not.toEqual(expect.arrayContaining([expect.stringMatching(/^undone/)]))
  })

  it("is not seen by others before its end, nor do others' statements join it", async () => {
    let go = () => {}
    const written = new Promise<void>((resolve) => {
      go = resolve
    })
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const work = database.pool.transaction(async () => {
      await put('unseen')
      go()
      await ended
      throw undone
    })
    await written
    expect(await keys()).not.toContain('unseen')
    await put('beside')
    end()
    await expect(work).rejects.toBe(undone)
    expect(await keys()).toContain('beside')
  })

  it('goes on when a part of it is undone, one of Prisma too', async () => {
    await database.pool.transaction(async () => {
      await put('whole')
      await expect(
        database.pool.transaction(async () => {
          await put('part')
          throw undone
        }),
      ).rejects.toBe(undone)
      await expect(
        database.prisma.$transaction(async (prisma) => {
          await prisma.instanceFact.create({ data: { key: 'part of prisma', value: 1 } })
          await prisma.instanceFact.create({ data: { key: 'whole', value: 1 } })
        }),
      ).rejects.toThrow()
      await putRaw('whole-2')
    })
    const now = await keys()
    expect(now).toEqual(expect.arrayContaining(['whole', 'whole-2']))
    expect(now).not.toEqual(expect.arrayContaining([expect.stringMatching(/^part/)]))
  })

  it('tells when it is durable, and not when it is undone', async () => {
    const told: string[] = []
    await database.pool.transaction(async () => {
      database.pool.afterCommit(() => told.push('kept'))
      expect(told).toEqual([])
    })
    await database.pool
      .transaction(async () => {
        database.pool.afterCommit(() => told.push('undone'))
        throw undone
      })
      .catch(() => {})
    database.pool.afterCommit(() => told.push('alone'))
    expect(told).toEqual(['kept', 'alone'])
  })

  it('keeps its work and what closes it together, or neither', async () => {
    const close = (key: string) =>
      database.pool.transaction(
        async () => put(`${key}-work`),
        async () => void (await putRaw(`${key}-close`)),
      )
    await close('closed')
    await putRaw('refused-close')
    await expect(close('refused')).rejects.toThrow('duplicate key')
    const now = await keys()
    expect(now).toEqual(expect.arrayContaining(['closed-work', 'closed-close']))
    expect(now).not.toContain('refused-work')
  })

  it('is undone when what closes it fails before it asks for anything', async () => {
    const close = () => Promise.resolve().then(() => Promise.reject(undone))
    await expect(database.pool.transaction(async () => put('not-closed'), close)).rejects.toBe(undone)
    expect(await keys()).not.toContain('not-closed')
  })

  it.each([
    ['works alone once it is kept', async () => {}, true],
    ['is refused once it is undone', () => Promise.reject(undone), false],
  ])('leaves behind what %s', async (title, end, isKept) => {
    const key = `late: ${title}`
    let late: Promise<unknown> = Promise.resolve()
    const work = database.pool.transaction(async () => {
      late = new Promise((resolve) => setTimeout(resolve, 50)).then(() => putRaw(key)).catch((error: unknown) => error)
      await put(`work: ${title}`)
      await end()
    })
    await work.catch(() => {})
    // It joins no other transaction that has the same connection meanwhile.
    const other = database.pool.transaction(async () => {
      await put('other')
      await late
      throw undone
    })
    await expect(other).rejects.toBe(undone)
    expect((await keys()).includes(key)).toBe(isKept)
    if (!isKept) expect(await late).toHaveProperty('message', 'The transaction that this belongs to was undone.')
  })

  it('is closed by one statement, not more', async () => {
    const close = async () => {
      await putRaw('close-1')
      await putRaw('close-2')
    }
    await expect(database.pool.transaction(async () => put('close-work'), close)).rejects.toThrow('one statement only')
    expect(await keys()).not.toContain('close-2')
  })

  it('fails alone when its connection is lost', async () => {
    const work = database.pool.transaction(async (client) => {
      await put('lost')
      await client.query('select pg_terminate_backend(pg_backend_pid())')
    })
    await expect(work).rejects.toThrow()
    await database.pool.transaction(() => put('found'))
    const now = await keys()
    expect(now).toContain('found')
    expect(now).not.toContain('lost')
  })

  it('is not taken for kept when a statement of it failed and nobody minded', async () => {
    await putRaw('there')
    const work = database.pool.transaction(async () => {
      await put('unminded')
      await putRaw('there').catch(() => {})
    })
    await expect(work).rejects.toThrow('undone')
    expect(await keys()).not.toContain('unminded')
  })

  it('lets many run at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => database.pool.transaction(() => put(`many-${index}`))))
    expect((await keys()).filter((key) => key.startsWith('many-'))).toHaveLength(30)
  })
})
