import fs from 'node:fs'
import path from 'node:path'
import { CreateRepositoryCommand, ECRPUBLICClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr-public'
import type { Product } from './product.ts'

/** A repository of the operator's account in a running product, and the token to push to it. */
export interface ProductRepository {
  /** `alias/name`. */
  readonly name: string
  readonly token: string
  /** A call of the registry API; `path` is what comes after the name, or begins with a slash. */
  call(method: string, path: string, options?: { readonly headers?: Record<string, string>; readonly body?: BodyInit }): Promise<Response>
}

/** Makes a repository through the API, as its owner would. */
export async function createProductRepository(
  product: Pick<Product, 'dataDir' | 'origin'>,
  repositoryName: string,
): Promise<ProductRepository> {
  const { accessKeyId, secretAccessKey } = JSON.parse(fs.readFileSync(path.join(product.dataDir, 'operator.json'), 'utf8'))
  const client = new ECRPUBLICClient({ endpoint: product.origin, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } })
  const { repository } = await client.send(new CreateRepositoryCommand({ repositoryName }))
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}))
  client.destroy()
  const name = repository?.repositoryUri?.replace(/^[^/]*\//, '') ?? ''
  const token = Buffer.from(authorizationData?.authorizationToken ?? '', 'base64')
    .toString()
    .replace('AWS:', '')
  return {
    name,
    token,
    call(method, target, { headers = {}, body } = {}) {
      const url = product.origin + (target.startsWith('/') ? target : `/v2/${name}/${target}`)
      return fetch(url, { method, body, headers: { Authorization: `Bearer ${token}`, ...headers } })
    },
  }
}
