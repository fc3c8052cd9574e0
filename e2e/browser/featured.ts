import { callAws } from '#registry/testing/aws-signer.ts'
import { operator } from './console.ts'

interface Featured {
  readonly featuredRepositories?: readonly { readonly repositoryId: string }[]
}

async function callOperator(origin: string, operation: string, input: object = {}): Promise<Featured> {
  const { accessKeyId, secretAccessKey } = operator()
  const target = `GalleonService.${operation}`
  const response = await callAws({ origin, target, body: JSON.stringify(input), accessKeyId, secretAccessKey })
  if (!response.ok) throw new Error(`${operation} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

/** Puts these on the front page, by `alias/name`, in place of what is there. */
export async function setFeatured(origin: string, names: readonly string[]): Promise<void> {
  const { featuredRepositories = [] } = await callOperator(origin, 'ListFeaturedRepositories')
  for (const { repositoryId } of featuredRepositories) await callOperator(origin, 'UnfeatureRepository', { repositoryId })
  for (const name of names) {
    const [registryAliasName, ...rest] = name.split('/')
    await callOperator(origin, 'FeatureRepository', { registryAliasName, repositoryName: rest.join('/') })
  }
}
