import { ServiceError } from '#registry/domain/service-error.ts'
import type { Account, AccountStore } from '#registry/stores/accounts.ts'

/** An account as operators see it. */
export interface AccountAnswer extends Omit<Account, 'id'> {
  readonly accountId: string
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
