import { createHash, randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Product } from '../clients/product.ts'
import { createProductRepository, type ProductRepository } from '../clients/registry-publisher.ts'
import { expect } from './gallery.ts'

/** A repository of the operator's account. */
export interface ConsoleRepository extends ProductRepository {
  /** Without the alias. */
  readonly shortName: string
}

export const newName = () => `console/app-${randomUUID().slice(0, 8)}`

/** Opens a console page about a repository. */
export const openPage = (page: Page, about: string, name: string) => page.goto(`/console/repositories/${about}/${name}`)

export async function newRepository(baseURL: string | undefined, name = newName()): Promise<ConsoleRepository> {
  const product: Pick<Product, 'origin' | 'dataDir'> = { origin: baseURL ?? '', dataDir: process.env.E2E_DATA_DIR ?? '' }
  return { ...(await createProductRepository(product, name)), shortName: name }
}

/** An image of one layer, told apart by `content`. */
export async function pushImage(repository: ProductRepository, content: string, ...tags: readonly string[]): Promise<void> {
  const digestOf = (bytes: string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  const add = async (mediaType: string, bytes: string) => {
    const digest = digestOf(bytes)
    const answer = await repository.call('POST', `blobs/uploads/?digest=${digest}`, { body: bytes })
    expect(answer.status).toBe(201)
    return { mediaType, digest, size: bytes.length }
  }
  const config = await add('application/vnd.oci.image.config.v1+json', JSON.stringify({ os: 'linux', architecture: 'amd64', content }))
  const layers = [await add('application/vnd.oci.image.layer.v1.tar+gzip', content)]
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const body = JSON.stringify({ schemaVersion: 2, mediaType, config, layers })
  for (const tag of tags) {
    const answer = await repository.call('PUT', `manifests/${tag}`, { body, headers: { 'Content-Type': mediaType } })
    expect(answer.status).toBe(201)
  }
}
