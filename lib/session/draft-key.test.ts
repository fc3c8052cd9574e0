import { expect, it } from 'vitest'
import type { ActingAs } from './console-session.ts'
import { draftKeyOf } from './draft-key.ts'

const root: ActingAs['who'] = { type: 'root', accountId: '123456789012', accountName: 'Harbour Works', operator: false }
const user: ActingAs['who'] = { ...root, type: 'user', userName: 'mara' }

it('is another one for each person, role and form, and always the same for the same', () => {
  const role = { accountId: '123456789012', roleName: 'Deploy' }
  const keys = [
    draftKeyOf({ who: root }, 'edit', 'app'),
    draftKeyOf({ who: user }, 'edit', 'app'),
    draftKeyOf({ who: { ...user, userName: 'ole' } }, 'edit', 'app'),
    draftKeyOf({ who: { ...user, accountId: '210987654321' } }, 'edit', 'app'),
    draftKeyOf({ who: user, role }, 'edit', 'app'),
    draftKeyOf({ who: user }, 'edit', 'app/two'),
    draftKeyOf({ who: user }, 'policy', 'app'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
  expect(draftKeyOf({ who: { ...user } }, 'edit', 'app')).toBe(keys[1])
  expect(keys.join()).not.toContain('mara')
})
