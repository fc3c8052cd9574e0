import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogArchive } from '#registry/stores/log-archive.ts'
import { createFilesystemLogArchive } from './log-archive.ts'

let folder: string
let archive: LogArchive
beforeAll(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-test-')), 'trails')
  archive = createFilesystemLogArchive(folder)
})
afterAll(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }))

async function* chunks(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text)
}
const filesOf = (bucket: string) =>
  fs.existsSync(path.join(folder, bucket))
    ? fs
        .readdirSync(path.join(folder, bucket), { recursive: true, encoding: 'utf8' })
        .filter((name) => fs.statSync(path.join(folder, bucket, name)).isFile())
    : []

describe('log files', () => {
  it('are where their key says, for the owner of the process alone', async () => {
    await archive.put('my-logs', 'a/b/c.json.gz', chunks('one ', 'two'))
    const file = path.join(folder, 'my-logs/a/b/c.json.gz')
    expect(fs.readFileSync(file, 'utf8')).toBe('one two')
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  })

  it('are replaced whole', async () => {
    await archive.put('twice', 'a.json.gz', chunks('longer than the next'))
    await archive.put('twice', 'a.json.gz', chunks('short'))
    expect(fs.readFileSync(path.join(folder, 'twice/a.json.gz'), 'utf8')).toBe('short')
  })

  it('are not there at all when the writing breaks off', async () => {
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('broken')
    }
    await expect(archive.put('half', 'a.json.gz', broken())).rejects.toThrow('broken')
    expect(filesOf('half')).toEqual([])
    expect(filesOf('.incoming')).toEqual([])
  })

  it.each([
    ['..', 'a', 'invalid-bucket-name'],
    ['.incoming', 'a', 'invalid-bucket-name'],
    ['bucket', '../a', 'invalid-bucket-prefix'],
    ['bucket', 'a/../../../b', 'invalid-bucket-prefix'],
    ['bucket', '/etc/x', 'invalid-bucket-prefix'],
    ['bucket', 'a\0', 'invalid-bucket-prefix'],
  ])('are never outside of their folder: %s %s', async (bucket, key, kind) => {
    await expect(archive.put(bucket, key, chunks('x'))).rejects.toMatchObject({ kind })
  })

  it('need a place where files can be made', async () => {
    const blocked = path.join(path.dirname(folder), 'a-file')
    fs.writeFileSync(blocked, '')
    await expect(createFilesystemLogArchive(blocked).prepare('bucket')).rejects.toMatchObject({ kind: 'bucket-not-usable' })
    await expect(archive.prepare('bucket')).resolves.toBeUndefined()
  })
})
