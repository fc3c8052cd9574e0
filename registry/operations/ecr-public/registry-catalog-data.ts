import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Account } from '#registry/stores/accounts.ts'

/** `RegistryCatalogData` of the API model. */
export interface RegistryCatalogDataAnswer {
  readonly registryCatalogData: {
    /** Empty when it was never set. The gallery shows it for verified accounts only. */
    readonly displayName: string
  }
}

export function toRegistryCatalogData({ displayName }: Account): RegistryCatalogDataAnswer {
  return { registryCatalogData: { displayName } }
}

/** @throws ServiceError `registry-not-found` (the account is gone). */
export async function getAccount(accountId: string, { accounts }: Pick<Context, 'accounts'>): Promise<Account> {
  const account = await accounts.find(accountId)
  if (account) return account
  throw new ServiceError('registry-not-found', `The registry with id '${accountId}' does not exist`)
}
