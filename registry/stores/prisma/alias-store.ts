import { DatabaseError, type PoolClient } from 'pg'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { RegistryAlias } from '#registry/stores/accounts.ts'
import type { AliasStore, OwnedAlias } from '#registry/stores/aliases.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

interface AliasRow {
  readonly name: string
  readonly accountId: string
  readonly status: OwnedAlias['status']
  readonly isPrimary: boolean
  readonly isDefault: boolean
  readonly createdAt: Date
  readonly reason: string | null
}

interface OwnedRow extends AliasRow {
  readonly accountName: string
  readonly decidedAt: Date | null
}

const columns = `a.name, a.account_id as "accountId", a.status, a.is_primary as "isPrimary", a.is_default as "isDefault",
  a.created_at as "createdAt", a.reason`

export function createAliasStore({ pool }: Pick<Database, 'pool'>): AliasStore {
  const change = <T>(accountId: string, work: (aliases: Aliases) => Promise<T>) =>
    pool.transaction(async (client) => {
      // One change of an account's aliases at a time: what is read here stays true.
      await client.query('select from account where id = $1 for no key update', [accountId])
      return work(new Aliases(client, accountId))
    })
  const decide = (name: string, work: (aliases: Aliases) => Promise<void>) =>
    pool.transaction(async (client) => {
      const { rows } = await client.query<{ accountId: string }>(
        `select account_id as "accountId" from registry_alias where name = $1 and status = 'PENDING'`,
        [name],
      )
      const accountId = rows[0]?.accountId
      if (accountId === undefined) throw notWaiting(name)
      await change(accountId, async (aliases) => {
        if ((await aliases.find(name))?.status !== 'PENDING') throw notWaiting(name)
        await work(aliases)
      })
      const decided = await client.query<OwnedRow>(`${ownedSql} where a.name = $1 and a.account_id = $2`, [name, accountId])
      const [row] = decided.rows
      if (!row) throw notWaiting(name)
      return toOwned(row)
    })
  return {
    request: (accountId, name) => change(accountId, (aliases) => aliases.request(name)),
    cancel: (accountId, name) => change(accountId, (aliases) => aliases.cancel(name)),
    retire: (accountId, name) => change(accountId, (aliases) => aliases.retire(name)),
    setPrimary: (accountId, name) => change(accountId, (aliases) => aliases.setPrimary(name)),
    async list({ pendingOnly }, { limit, after }) {
      const [name = '', accountId = ''] = after?.split(' ') ?? []
      const { rows } = await pool.query<OwnedRow>(
        `${ownedSql} where (a.name, a.account_id::text) > ($1, $2) and (not $3 or a.status = 'PENDING') order by a.name, a.account_id::text limit $4`,
        [name, accountId, pendingOnly, limit + 1],
      )
      const items = rows.slice(0, limit).map(toOwned)
      const last = items.at(-1)
      return rows.length > limit && last ? { items, next: `${last.name} ${last.accountId}` } : { items }
    },
    approve: (name) => decide(name, (aliases) => aliases.approve(name)),
    reject: (name, reason) => decide(name, (aliases) => aliases.reject(name, reason)),
  }
}

const ownedSql = `select ${columns}, c.name as "accountName", a.decided_at as "decidedAt"
  from registry_alias a join account c on c.id = a.account_id`

/** The aliases of one account in an open transaction that holds the account. */
class Aliases {
  readonly #client: PoolClient
  readonly #accountId: string

  constructor(client: PoolClient, accountId: string) {
    this.#client = client
    this.#accountId = accountId
  }

  async find(name: string): Promise<AliasRow | undefined> {
    const { rows } = await this.#client.query<AliasRow>(`select ${columns} from registry_alias a where a.account_id = $1 and a.name = $2`, [
      this.#accountId,
      name,
    ])
    return rows[0]
  }

  async request(name: string): Promise<RegistryAlias> {
    const own = await this.find(name)
    if (own?.status === 'ACTIVE') throw new ServiceError('entity-already-exists', `The alias '${name}' is this registry's already.`)
    if (own?.status === 'PENDING') throw new ServiceError('entity-already-exists', `The alias '${name}' is asked for already.`)
    if (own?.status === 'RETIRED') await this.#set(name, "status = 'ACTIVE', decided_at = now()")
    else await this.#ask(name)
    return this.#get(name)
  }

  async #ask(name: string): Promise<void> {
    try {
      await this.#client.query(
        `insert into registry_alias (name, account_id, status) values ($1, $2, 'PENDING')
         on conflict (name, account_id) do update set status = 'PENDING', reason = null, decided_at = null, created_at = now()`,
        [name, this.#accountId],
      )
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== '23505') throw error
      if (error.constraint === 'registry_alias_pending') {
        const message = 'Another request for an alias is still waiting to be decided: cancel it, or wait.'
        throw new ServiceError('limit-exceeded', message, { cause: error })
      }
      throw new ServiceError('entity-already-exists', `The alias '${name}' is not available.`, { cause: error })
    }
  }

  async cancel(name: string): Promise<void> {
    const { rowCount } = await this.#client.query(
      `delete from registry_alias where account_id = $1 and name = $2 and status in ('PENDING', 'REJECTED')`,
      [this.#accountId, name],
    )
    if (rowCount === 0) throw new ServiceError('entity-not-found', `There is no request for the alias '${name}'.`)
  }

  async retire(name: string): Promise<void> {
    const own = await this.#active(name)
    if (own.isDefault) throw new ServiceError('unmodifiable-entity', `'${name}' is the default alias, which a registry always has.`)
    const { rows } = await this.#client.query<{ name: string }>(
      `select name from registry_alias where account_id = $1 and name <> $2 and status = 'ACTIVE' order by is_default desc, name limit 1`,
      [this.#accountId, name],
    )
    const [heir] = rows
    if (!heir) throw new ServiceError('unmodifiable-entity', `'${name}' is the only alias of the registry.`)
    await this.#set(name, "status = 'RETIRED', is_primary = false")
    if (own.isPrimary) await this.#set(heir.name, 'is_primary = true')
  }

  async setPrimary(name: string): Promise<RegistryAlias> {
    await this.#active(name)
    await this.#makePrimary(name)
    return this.#get(name)
  }

  async approve(name: string): Promise<void> {
    const { rows } = await this.#client.query(
      `select from registry_alias where account_id = $1 and status = 'ACTIVE' and not is_default limit 1`,
      [this.#accountId],
    )
    await this.#set(name, "status = 'ACTIVE', decided_at = now()")
    if (rows.length === 0) await this.#makePrimary(name)
  }

  async reject(name: string, reason: string): Promise<void> {
    await this.#set(name, "status = 'REJECTED', decided_at = now(), reason = $3", reason)
  }

  async #makePrimary(name: string): Promise<void> {
    // First nobody, as there is never more than one.
    await this.#client.query('update registry_alias set is_primary = false where account_id = $1 and is_primary', [this.#accountId])
    await this.#set(name, 'is_primary = true')
  }

  async #set(name: string, assignments: string, ...values: readonly string[]): Promise<void> {
    await this.#client.query(`update registry_alias set ${assignments} where account_id = $1 and name = $2`, [
      this.#accountId,
      name,
      ...values,
    ])
  }

  async #active(name: string): Promise<AliasRow> {
    const own = await this.find(name)
    if (own?.status === 'ACTIVE') return own
    throw new ServiceError('entity-not-found', `The registry has no active alias '${name}'.`)
  }

  async #get(name: string): Promise<RegistryAlias> {
    const own = await this.find(name)
    if (!own || own.status === 'RETIRED') throw new Error(`the alias ${name} is not there`)
    const { reason, status, ...facts } = own
    return { ...facts, status, ...(reason === null ? {} : { reason }) }
  }
}

function toOwned({ reason, decidedAt, ...facts }: OwnedRow): OwnedAlias {
  return { ...facts, ...(reason === null ? {} : { reason }), ...(decidedAt === null ? {} : { decidedAt }) }
}

function notWaiting(name: string): ServiceError {
  return new ServiceError('entity-not-found', `Nobody is waiting for the alias '${name}'.`)
}
