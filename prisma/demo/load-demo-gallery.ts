import { CreateRepositoryCommand, ECRPUBLICClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr-public'
import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { createAccount, makeCredentials } from '#registry/operations/operator/create-account.ts'
import type { DemoRepository, Publisher, Surroundings } from './gallery/publisher.ts'
import { publishers } from './gallery/publishers.ts'
import { readCatalogData } from './push/catalog.ts'
import { createRegistryClient } from './push/registry-client.ts'

export const factKey = 'demo-gallery'

// Which access key belongs to which publisher. Its secret is with the account, sealed like everybody's.
const progressSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('loading'), accessKeyIds: z.record(z.string(), z.string()) }),
  z.object({ state: z.literal('loaded') }),
  z.object({ state: z.literal('not wanted') }),
])

type DemoContext = Pick<Context, 'accounts' | 'identities' | 'secrets' | 'facts' | 'gallery' | 'quotas' | 'config'>

export interface LoadOptions {
  /** Where this process reaches the server, which must be serving. */
  readonly endpoint: string
  readonly context: DemoContext
  /** The folder that holds Galleon itself: the texts and logos are read from there, in a bundle too. */
  readonly root: string
}

/**
 * Fills an empty gallery with repositories of made-up publishers, pushed as any publisher would push them. Once done
 * it costs one read; cut off, the next call goes on. A gallery that shows something already is left alone. One caller at a time.
 * @throws Error when the server answers what it should not.
 */
export async function loadDemoGallery({ endpoint, context, root }: LoadOptions): Promise<void> {
  const stored = await context.facts.get(factKey)
  const progress = stored === undefined ? undefined : progressSchema.parse(stored)
  if (progress && progress.state !== 'loading') return
  if (!progress && !(await isEmpty(context))) return context.facts.set(factKey, { state: 'not wanted' })
  const accessKeyIds = { ...progress?.accessKeyIds }
  const accounts: PublisherAccount[] = []
  for (const publisher of publishers) {
    const account = await ensureAccount(publisher, accessKeyIds, context)
    await setPushRates(account.accountId, 0, context)
    accounts.push(account)
  }
  const outcomes = await Promise.allSettled(accounts.map((account) => publish(account, { endpoint, context, root })))
  // Only once all have stopped: a failed load leaves nothing running behind it.
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  for (const { accountId } of accounts) await setPushRates(accountId, undefined, context)
  await context.facts.set(factKey, { state: 'loaded' })
}

/** Without limits while the gallery is loaded, so that the first start is a short one; afterwards like everybody. */
async function setPushRates(accountId: string, perSecond: 0 | undefined, { quotas }: DemoContext): Promise<void> {
  for (const code of ['L-PUTIMAGE', 'L-COMPLETELAYERUPLOAD'] as const) await quotas.set(accountId, code, perSecond)
}

async function isEmpty({ gallery }: DemoContext): Promise<boolean> {
  const everything = {
    searchTerm: '',
    verifiedOnly: false,
    operatingSystems: [],
    architectures: [],
    sort: 'name',
    limit: 1,
    offset: 0,
  } as const
  return (await gallery.search(everything)).total === 0
}

interface PublisherAccount {
  readonly publisher: Publisher
  readonly accountId: string
  readonly alias: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

/** Its key's id is written down before the account is made, so that a start that goes on finds the key again. */
async function ensureAccount(
  publisher: Publisher,
  accessKeyIds: Record<string, string>,
  { accounts, identities, secrets, facts }: DemoContext,
): Promise<PublisherAccount> {
  const email = `${publisher.alias}@demo.galleon.local`
  const known = await accounts.findByEmail(email)
  if (known) {
    const key = await identities.findCredential(accessKeyIds[publisher.alias] ?? '')
    if (!key) throw new Error(`The account ${email} is there, but not the access key that the demo gallery made for it.`)
    const credentials = { accessKeyId: key.accessKeyId, secretAccessKey: secrets.open(key.secretCiphertext) }
    return { publisher, accountId: known.id, alias: await ensureAlias(publisher, known.id, accounts), credentials }
  }
  const made = makeCredentials()
  accessKeyIds[publisher.alias] = made.accessKeyId
  await facts.set(factKey, { state: 'loading', accessKeyIds })
  const { name, verified } = publisher
  const { account } = await createAccount({ name, email, verified, displayName: name }, { accounts, secrets }, made)
  return { publisher, accountId: account.id, alias: await ensureAlias(publisher, account.id, accounts), credentials: made }
}

/** The publisher's own word as its default alias, or with a number when somebody has that already. */
async function ensureAlias({ alias }: Publisher, accountId: string, accounts: DemoContext['accounts']): Promise<string> {
  for (let number = 1; !(await accounts.giveDefaultAlias(accountId, number === 1 ? alias : `${alias}-${number}`)); number++);
  const given = (await accounts.aliases(accountId)).find(({ isDefault }) => isDefault)
  if (!given) throw new Error(`The account ${accountId} got no alias.`)
  return given.name
}

async function publish({ publisher, alias, credentials }: PublisherAccount, { endpoint, context, root }: LoadOptions): Promise<void> {
  const client = new ECRPUBLICClient({ endpoint, region: 'us-east-1', credentials })
  try {
    const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}))
    const authorizationToken = authorizationData?.authorizationToken ?? ''
    const { registryHost, origin } = context.config
    const surroundings = { registry: `${registryHost}/${alias}`, gallery: `${origin}/${alias}`, root }
    for (const repository of publisher.repositories) {
      await createRepository(client, repository, surroundings)
      const registry = await createRegistryClient({ endpoint, authorizationToken, repository: `${alias}/${repository.name}` })
      for (const release of repository.releases) await registry.push(await release.build(surroundings), release.tags)
    }
  } finally {
    client.destroy()
  }
}

async function createRepository(client: ECRPUBLICClient, repository: DemoRepository, surroundings: Surroundings): Promise<void> {
  const catalogData = await readCatalogData(repository, surroundings)
  try {
    await client.send(new CreateRepositoryCommand({ repositoryName: repository.name, catalogData }))
  } catch (error) {
    // Made by the start that was cut off.
    if (!(error instanceof Error) || error.name !== 'RepositoryAlreadyExistsException') throw error
  }
}
