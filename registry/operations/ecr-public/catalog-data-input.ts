import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { readLogo } from '#registry/logos/read-logo.ts'
import type { CatalogData } from '#registry/stores/repositories.ts'
import { text } from './input-members.ts'

const contentTypes = z.array(text(1, limits.contentTypeCharsMax)).max(limits.contentTypesMax)

/** `RepositoryCatalogDataInput` of the API model. */
export const catalogDataInput = z.object({
  description: text(0, limits.descriptionCharsMax).optional(),
  architectures: contentTypes.optional(),
  operatingSystems: contentTypes.optional(),
  logoImageBlob: z.string().optional(),
  aboutText: text(0, limits.aboutTextCharsMax).optional(),
  usageText: text(0, limits.usageTextCharsMax).optional(),
})

/**
 * What is stored of the input. The logo is stored on the way, under the digest of its re-encoded bytes; absent, it stays
 * `logoBefore`, and empty, it is reset.
 * @throws ServiceError `invalid-parameter` for a logo that is none.
 */
export async function readCatalogData(
  input: z.output<typeof catalogDataInput>,
  logoBefore: CatalogData['logoDigest'],
  { logos }: Pick<Context, 'logos'>,
): Promise<CatalogData> {
  const { description, architectures = [], operatingSystems = [], logoImageBlob, aboutText, usageText } = input
  const logo = logoImageBlob ? await readLogo(logoImageBlob) : undefined
  if (logo) await logos.put(logo)
  const logoDigest = logoImageBlob === undefined ? logoBefore : logo?.digest
  return {
    architectures,
    operatingSystems,
    ...(description === undefined ? {} : { description }),
    ...(aboutText === undefined ? {} : { aboutText }),
    ...(usageText === undefined ? {} : { usageText }),
    ...(logoDigest === undefined ? {} : { logoDigest }),
  }
}
