import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { readLogo } from '#registry/logos/read-logo.ts'
import type { CatalogData, Logo } from '#registry/stores/repositories.ts'
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

type CatalogDataInput = z.output<typeof catalogDataInput>

/**
 * The logo of the input, encoded anew, which is slow; none when it is absent or empty.
 * @throws ServiceError `invalid-parameter` for a logo that is none.
 */
export async function prepareLogo({ logoImageBlob }: CatalogDataInput): Promise<Logo | undefined> {
  return logoImageBlob ? readLogo(logoImageBlob) : undefined
}

/**
 * What is stored of the input. The prepared logo is stored on the way; where the input has none, `logoBefore` stays, and
 * where it has an empty one, there is none afterwards.
 */
export async function storeCatalogData(
  input: CatalogDataInput,
  logo: Logo | undefined,
  logoBefore: CatalogData['logoDigest'],
  { logos }: Pick<Context, 'logos'>,
): Promise<CatalogData> {
  const { description, architectures = [], operatingSystems = [], logoImageBlob, aboutText, usageText } = input
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
