import { ListAWSDefaultServiceQuotasCommand, ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas'
import type { ConsoleCall } from './ask-backend.ts'

export interface QuotaValue {
  readonly code: string
  readonly name: string
  readonly description: string
  /** What counts for the account; undefined: without a limit. */
  readonly applied: number | undefined
  /** Of accounts that were given nothing else; undefined: without a limit. */
  readonly byDefault: number | undefined
  readonly unit: 'per second' | 'MiB' | undefined
  /** Whether an operator can give an account another value. */
  readonly adjustable: boolean
}

/** The quotas of the account in the order of the guide. @throws what the backend refuses. */
export async function listQuotas({ serviceQuotas }: Pick<ConsoleCall, 'serviceQuotas'>): Promise<readonly QuotaValue[]> {
  // There are a dozen and a few, and they are what the product has: one page holds them.
  const input = { ServiceCode: 'ecr-public', MaxResults: 100 }
  const [{ Quotas: applied = [] }, { Quotas: defaults = [] }] = await Promise.all([
    serviceQuotas.send(new ListServiceQuotasCommand(input)),
    serviceQuotas.send(new ListAWSDefaultServiceQuotasCommand(input)),
  ])
  const defaultOf = new Map(defaults.map(({ QuotaCode, Value }) => [QuotaCode, Value]))
  return applied.map(({ QuotaCode: code = '', QuotaName: name = '', Description: description = '', Value, Unit, Period, Adjustable }) => ({
    code,
    name,
    description,
    applied: Value,
    byDefault: defaultOf.get(code),
    unit: Period ? 'per second' : Unit === 'Mebibytes' ? 'MiB' : undefined,
    adjustable: Adjustable ?? false,
  }))
}
