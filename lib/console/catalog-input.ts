import type { RepositoryCatalogDataInput } from '@aws-sdk/client-ecr-public'
import type { CatalogFields } from './catalog-form.ts'

/** The fields as the API takes them: what is empty is left out. */
export function toCatalogInput(fields: CatalogFields, logo: Uint8Array | undefined): RepositoryCatalogDataInput {
  const { description, operatingSystems, architectures, aboutText, usageText } = fields
  return {
    ...(description ? { description } : {}),
    ...(operatingSystems.length > 0 ? { operatingSystems: [...operatingSystems] } : {}),
    ...(architectures.length > 0 ? { architectures: [...architectures] } : {}),
    ...(aboutText ? { aboutText } : {}),
    ...(usageText ? { usageText } : {}),
    ...(logo ? { logoImageBlob: logo } : {}),
  }
}
