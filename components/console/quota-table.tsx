import { Meter } from '#components/ui/meter.tsx'
import type { QuotaValue } from '#lib/backend/console/quotas.ts'
import type { RegistryUsage } from '#lib/backend/console/usage.ts'
import { quotaUse } from '#lib/console/quota-use.ts'
import { count } from '#lib/format/quantity.ts'
import { ListTable } from './list-table.tsx'

interface QuotaTableProps {
  readonly quotas: readonly QuotaValue[]
  /** Absent when it may not be seen. */
  readonly usage: RegistryUsage | undefined
}

const titles = ['Quota', 'Used', 'Applied value', 'Default', 'Adjustable']

/** What the account may have, what it has of it, and what is left. @see user guide, "Amazon ECR Public service quotas". */
export function QuotaTable({ quotas, usage }: QuotaTableProps) {
  return (
    <ListTable caption="Quotas" columns={titles}>
      {quotas.map((quota) => (
        <QuotaRow key={quota.code} quota={quota} usage={usage} />
      ))}
    </ListTable>
  )
}

function QuotaRow({ quota, usage }: { readonly quota: QuotaValue; readonly usage: RegistryUsage | undefined }) {
  const { name, description, applied, byDefault, adjustable } = quota
  return (
    <tr className="border-line border-b align-top hover:bg-hover max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:gap-y-0.5 max-md:py-2">
      <th scope="row" className="max-w-96 py-2 pr-4 text-left font-medium max-md:w-full max-md:max-w-none max-md:py-0">
        {name}
        <span className="block text-13 font-normal text-ink-soft">{description}</span>
      </th>
      <td className="figures min-w-44 py-2 pr-4 max-md:w-full max-md:py-0">
        <Use quota={quota} usage={usage} />
      </td>
      <td className="figures whitespace-nowrap py-2 pr-4 max-md:p-0 max-md:text-13">
        <PhoneTitle>Applied value</PhoneTitle>
        {valueText(applied, quota)}
        {applied !== byDefault && <span className="text-13 text-ink-soft"> of its own</span>}
      </td>
      <td className="figures whitespace-nowrap py-2 pr-4 text-ink-soft max-md:p-0 max-md:text-13">
        <PhoneTitle>Default</PhoneTitle>
        {valueText(byDefault, quota)}
      </td>
      <td className="whitespace-nowrap py-2 text-ink-soft max-md:p-0 max-md:text-13">
        <PhoneTitle>Adjustable</PhoneTitle>
        {adjustable ? 'By the operator' : 'No'}
      </td>
    </tr>
  )
}

// Where the titles of columns are not seen.
function PhoneTitle({ children }: { readonly children: string }) {
  return (
    <span aria-hidden="true" className="text-ink-soft md:hidden">
      {children}:{' '}
    </span>
  )
}

function Use({ quota, usage }: { readonly quota: QuotaValue; readonly usage: RegistryUsage | undefined }) {
  const use = usage && quotaUse(quota.code, usage)
  if (!use) return <span className="text-13 text-ink-soft max-md:hidden">Not counted</span>
  const { used, of, isConsumed } = use
  const { applied } = quota
  const left = applied === undefined || !isConsumed ? undefined : `${count(Math.max(0, applied - used)).exact} left`
  return (
    <>
      {valueText(used, quota)}
      <span className="text-13 text-ink-soft">
        {of && ` ${of}`}
        {left && ` · ${left}`}
      </span>
      {applied !== undefined && (
        <span className="mt-1 block">
          <Meter label={`${quota.name}: ${count(used).exact} of ${count(applied).exact}`} value={used} max={applied} />
        </span>
      )}
    </>
  )
}

function valueText(value: number | undefined, { unit }: Pick<QuotaValue, 'unit'>): string {
  if (value === undefined) return 'Without a limit'
  return unit ? `${count(value).exact} ${unit}` : count(value).exact
}
