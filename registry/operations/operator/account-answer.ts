import { ServiceError } from '#registry/domain/service-error.ts'
import type { Account, AccountStore } from '#registry/stores/accounts.ts'

/** An account as operators see it. */
export interface AccountAnswer {
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly operator: boolean
  readonly verified: boolean
  readonly suspended: boolean
  readonly displayName: string
  readonly createOnPush: boolean
  readonly createdAt: Date
}

export function toAccountAnswer({ id, ...facts }: Account): AccountAnswer {
  return { accountId: id, ...facts }
}

/** @throws ServiceError `registry-not-found`. */
export async function requireAccount(accountId: string, { accounts }: { readonly accounts: AccountStore }): Promise<Account> {
  const account = await accounts.find(accountId)
  if (account) return account
  throw new ServiceError('registry-not-found', `There is no account with the id ${accountId}.`)
}
