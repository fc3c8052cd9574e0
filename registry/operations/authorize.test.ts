import { describe, expect, it } from 'vitest'
import { anonymous, type Principal } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { authorize } from './authorize.ts'

const own = '111111111111'
const foreign = '222222222222'
const root: Principal = { type: 'root', accountId: own, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
const action = 'ecr-public:PutImage'

const resources: readonly Resource[] = [
  { type: 'any' },
  { type: 'registry', accountId: own },
  { type: 'repository', accountId: own, repositoryName: 'a/b' },
]

describe('authorize', () => {
  it.each(resources)('lets the root user do everything in its account: $type', (resource) => {
    expect(() => authorize(root, action, resource)).not.toThrow()
  })

  it.each(resources)('lets nobody in without an account: $type', (resource) => {
    expect(() => authorize(anonymous, action, resource)).toThrow(
      expect.objectContaining({ kind: 'access-denied', message: 'Not Authorized' }),
    )
  })

  it.each([
    [{ type: 'registry', accountId: foreign }, `arn:aws:ecr-public::${foreign}:registry/${foreign}`],
    [{ type: 'repository', accountId: foreign, repositoryName: 'a/b' }, `arn:aws:ecr-public::${foreign}:repository/a/b`],
  ] as const)('keeps the root user out of another account and says why: %j', (resource, arn) => {
    expect(() => authorize(root, action, resource)).toThrow(
      expect.objectContaining({
        kind: 'access-denied',
        message: `User: arn:aws:iam::${own}:root is not authorized to perform: ${action} on resource: ${arn} because no resource-based policy allows the ${action} action`,
      }),
    )
  })
})
