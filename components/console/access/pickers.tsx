'use client'

import { clsx } from 'clsx'
import { useState } from 'react'
import { isManaged } from '#lib/console/access/access-fields.ts'
import { fieldBox, GroupProblem } from '../field.tsx'

export interface PickedPolicy {
  readonly arn: string
  readonly name: string
}

const filters = {
  all: 'All types',
  aws: 'AWS managed',
  job: 'AWS managed - job function',
  customer: 'Customer managed',
} as const
type Filter = keyof typeof filters

interface PolicyPickerProps {
  readonly legend: string
  readonly policies: readonly PickedPolicy[]
  /** Whether several can be ticked. */
  readonly several?: boolean
  /** ARNs. */
  readonly chosen: readonly string[]
  readonly problem?: string | undefined
}

/** The field `policies`: managed policies to tick. What a filter hides stays ticked. */
export function PolicyPicker({ legend, policies, several = true, chosen, problem }: PolicyPickerProps) {
  const [filter, setFilter] = useState<Filter>('all')
  const [search, setSearch] = useState('')
  const isShown = ({ arn, name }: PickedPolicy) => isOf(filter, arn) && name.toLowerCase().includes(search.trim().toLowerCase())
  return (
    <fieldset aria-describedby={problem ? 'policies-problem' : undefined} className="min-w-0">
      <legend className="mb-1 font-medium">{legend}</legend>
      <GroupProblem id="policies-problem" problem={problem} />
      <div className="needs-script mb-2 grid gap-2 sm:grid-cols-[14rem_minmax(0,1fr)]">
        <select
          aria-label="Filter policies"
          value={filter}
          onChange={({ target }) => setFilter(target.value as Filter)}
          className={clsx(fieldBox, 'h-9')}
        >
          {Object.entries(filters).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
        <input
          type="search"
          aria-label="Search policies"
          placeholder="Search by name"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault()
          }}
          className={clsx(fieldBox, 'h-9')}
        />
      </div>
      <PickList>
        {policies.map((policy) => (
          <label
            key={policy.arn}
            hidden={!isShown(policy)}
            title={policy.arn}
            className="flex min-h-7 items-center gap-2 [&[hidden]]:hidden"
          >
            <input
              type={several ? 'checkbox' : 'radio'}
              name="policies"
              value={policy.arn}
              defaultChecked={chosen.includes(policy.arn)}
              className={several ? 'checkbox' : 'size-4 shrink-0'}
            />
            <span className="wrap-anywhere">{policy.name}</span>
          </label>
        ))}
        {!policies.some(isShown) && <p className="py-1 text-ink-soft">No policy is like that.</p>}
      </PickList>
    </fieldset>
  )
}

function isOf(filter: Filter, arn: string): boolean {
  if (filter === 'all') return true
  if (filter === 'customer') return !isManaged(arn)
  return isManaged(arn) && (filter === 'aws' || arn.endsWith(':policy/AdministratorAccess') || arn.includes(':policy/job-function/'))
}

interface NamePickerProps {
  readonly legend: string
  /** Of the field. */
  readonly name: string
  readonly names: readonly string[]
  readonly chosen: readonly string[]
}

/** Names to tick. */
export function NamePicker({ legend, name, names, chosen }: NamePickerProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{legend}</legend>
      <PickList>
        {names.map((each) => (
          <label key={each} className="flex min-h-7 items-center gap-2">
            <input type="checkbox" name={name} value={each} defaultChecked={chosen.includes(each)} className="checkbox" />
            <span className="wrap-anywhere">{each}</span>
          </label>
        ))}
      </PickList>
    </fieldset>
  )
}

function PickList({ children }: { readonly children: React.ReactNode }) {
  return <div className="max-h-56 overflow-y-auto rounded-md border border-line px-3 py-1">{children}</div>
}
