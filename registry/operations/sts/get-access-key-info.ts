import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation } from '#registry/operations/operation.ts'

/** The account that an access key belongs to. @throws ServiceError `invalid-parameter` for a key that nobody has. */
export const getAccessKeyInfo = defineOperation({
  name: 'GetAccessKeyInfo',
  service: 'sts',
  action: 'sts:GetAccessKeyInfo',
  readOnly: true,
  input: z.object({
    AccessKeyId: z.string().min(16).max(128, { abort: true }).regex(/^\w*$/),
  }),
  resource: () => ({ type: 'any' }),
  async run({ AccessKeyId }, _caller, { identities }) {
    const credential = await identities.findCredential(AccessKeyId)
    if (credential) return { Account: credential.accountId }
    throw new ServiceError('invalid-parameter', `Unable to find the access key ${AccessKeyId}.`)
  },
})
