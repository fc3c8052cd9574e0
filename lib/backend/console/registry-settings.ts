import { DescribeRegistriesCommand, GetRegistryCatalogDataCommand } from '@aws-sdk/client-ecr-public'
import { z } from 'zod'
import type { ConsoleCall } from './ask-backend.ts'
import { wireTime } from './wire-time.ts'

const alias = z.object({
  name: z.string(),
  status: z.enum(['ACTIVE', 'PENDING', 'REJECTED']),
  primaryRegistryAlias: z.boolean(),
  defaultRegistryAlias: z.boolean(),
  createdAt: wireTime,
  reason: z.string().optional(),
})
type ListedAlias = z.output<typeof alias>
const aliases = z.object({ registryAliases: z.array(alias) })

const verification = z.object({
  verified: z.boolean(),
  request: z
    .object({ text: z.string(), createdAt: wireTime, status: z.enum(['PENDING', 'REJECTED']), reason: z.string().optional() })
    .optional(),
})
export type Verification = z.output<typeof verification>

/** The name that the gallery shows for a verified account; empty when there is none. */
export async function readDisplayName({ ecrPublic }: ConsoleCall): Promise<string> {
  const { registryCatalogData } = await ecrPublic.send(new GetRegistryCatalogDataCommand({}))
  return registryCatalogData?.displayName ?? ''
}

/** The default alias first, then by name; without times and reasons for who may not ask for those. */
export async function readAliases({
  galleon,
  ecrPublic,
}: ConsoleCall): Promise<readonly (Omit<ListedAlias, 'createdAt'> & { readonly createdAt?: Date })[]> {
  try {
    return (await galleon('ListRegistryAliases', {}, aliases)).registryAliases
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AccessDeniedException') throw error
    const { registries = [] } = await ecrPublic.send(new DescribeRegistriesCommand({}))
    return z.array(alias.omit({ createdAt: true })).parse(registries[0]?.aliases ?? [])
  }
}

const settings = z.object({ createOnPush: z.boolean() })

export function readSettings({ galleon }: ConsoleCall): Promise<z.output<typeof settings>> {
  return galleon('GetRegistrySettings', {}, settings)
}

export function readVerification({ galleon }: ConsoleCall): Promise<Verification> {
  return galleon('GetVerification', {}, verification)
}
