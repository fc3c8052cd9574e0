import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createSecretBox } from '#registry/secrets/secret-box.ts'
import { createUploadIds } from './upload-ids.ts'

const ids = createUploadIds(createSecretBox('a key of at least thirty-two characters'))
const root = { type: 'root', accountId: '123456789012', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } as const
const user = { ...root, type: 'user', userId: 'AIDAEXAMPLE', userName: 'somebody', path: '/', tags: {} } as const
const owner = { repositoryId: '6b1f1c1e-8c5a-4a53-9d0f-0d3b5a1f2c3d', principal: root }

describe('ids of uploads', () => {
  it('are UUIDs, each another one', () => {
    const issued = Array.from({ length: 100 }, () => ids.issue(owner))
    for (const id of issued) expect(z.uuid({ version: 'v8' }).safeParse(id).success, id).toBe(true)
    expect(new Set(issued).size).toBe(100)
  })

  it('tell whose they are, in every process of an installation', () => {
    const id = ids.issue(owner)
    expect(ids.isOf(id, owner)).toBe(true)
    expect(createUploadIds(createSecretBox('a key of at least thirty-two characters')).isOf(id, owner)).toBe(true)
    expect(ids.isOf(id, { ...owner, repositoryId: '6b1f1c1e-8c5a-4a53-9d0f-0d3b5a1f2c3e' })).toBe(false)
    expect(ids.isOf(id, { ...owner, principal: user })).toBe(false)
    expect(createUploadIds(createSecretBox('another key of thirty-two characters')).isOf(id, owner)).toBe(false)
  })

  it('are nobody’s when anything of them is changed', () => {
    const id = ids.issue(owner)
    for (let at = 0; at < id.length; at++) {
      if (id[at] === '-') continue
      const changed = id.slice(0, at) + (id[at] === '0' ? '1' : '0') + id.slice(at + 1)
      expect(ids.isOf(changed, owner), changed).toBe(false)
    }
    const others = ['', 'x', id.slice(1), `${id}0`, `${id}00`, `${id}zz`, id.toUpperCase(), id.replaceAll('-', ''), id.replaceAll('-', 'ü')]
    for (const text of others) expect(ids.isOf(text, owner), text).toBe(false)
  })
})
