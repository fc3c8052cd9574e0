import { randomInt, randomUUID } from 'node:crypto'
import type { Context } from '#registry/context.ts'
import type { NewAccount } from '#registry/stores/accounts.ts'
import type { NewImage } from '#registry/stores/images.ts'
import type { CatalogData, Repository } from '#registry/stores/repositories.ts'
import { testImage } from './stores.ts'

type Stores = Pick<Context, 'accounts' | 'repositories' | 'images' | 'pulls'>

/** An account with a default alias; answers its id. */
export async function seedPublisher({ accounts }: Stores, alias: string, facts: Partial<NewAccount> = {}): Promise<string> {
  const id = String(randomInt(100_000_000_000, 1_000_000_000_000))
  const accessKey = { id: randomUUID(), secretCiphertext: new Uint8Array() }
  const unremarkable = { name: alias, email: `${alias}@example.com`, passwordHash: '', operator: false, verified: false, displayName: '' }
  await accounts.create({ ...unremarkable, ...facts, id, accessKey })
  await accounts.giveDefaultAlias(id, alias)
  return id
}

export interface RepositorySeed extends Partial<CatalogData> {
  readonly name: string
  /** All of one image; none: no image either. */
  readonly tags?: readonly string[]
  readonly image?: Partial<NewImage>
  readonly pulls?: number
}

/** A repository with one image under `latest`, unless the seed says otherwise. */
export async function seedRepository(
  { repositories, images, pulls }: Stores,
  accountId: string,
  seed: RepositorySeed,
): Promise<Repository> {
  const { name, tags = ['latest'], image = {}, pulls: pullCount = 0, ...facts } = seed
  const catalogData = { architectures: [], operatingSystems: [], ...facts }
  const repository = await repositories.create({ accountId, name, catalogData, resourceTags: [] })
  for (const tag of tags) await images.put(testImage(repository.id, `{"of":"${name}"}`, image), tag)
  for (let pull = 0; pull < pullCount; pull++) pulls.count(repository.id)
  await pulls.flush()
  return repository
}
