import Link from 'next/link'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { FormAction } from '#lib/console/form-state.ts'
import { moment } from '#lib/format/moment.ts'
import { consolePaths } from '#lib/routes.ts'
import { ShortForm } from './short-form.tsx'

interface Alias {
  readonly name: string
  readonly status: 'ACTIVE' | 'PENDING' | 'REJECTED'
  readonly primaryRegistryAlias: boolean
  readonly defaultRegistryAlias: boolean
  readonly createdAt?: Date
  readonly reason?: string | undefined
}

interface AliasTableProps {
  readonly aliases: readonly Alias[]
  /** Both do it to the form's `alias`. */
  readonly makePrimary: FormAction
  readonly cancel: FormAction
}

const states = { ACTIVE: 'Active', PENDING: 'Waits for an operator', REJECTED: 'Rejected' } as const

/** The aliases of a registry with their state, and what can be done about each. */
export function AliasTable({ aliases, makePrimary, cancel }: AliasTableProps) {
  if (aliases.length === 0) return <p className="mt-3">There is none yet: the default alias comes with your first repository.</p>
  return (
    <ul className="mt-3 max-w-4xl border-ink border-t">
      {aliases.map((alias) => (
        <li key={alias.name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b py-2.5">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2">
              <span className="wrap-anywhere font-medium font-mono">{alias.name}</span>
              {alias.primaryRegistryAlias && <Badge>Primary</Badge>}
              {alias.defaultRegistryAlias && <Badge>Default</Badge>}
            </p>
            <p className="mt-0.5 text-13 text-ink-soft">
              {states[alias.status]}
              {alias.createdAt && (
                <>
                  {' · '}
                  {alias.status === 'ACTIVE' ? 'given' : 'asked for'} <TimeAgo at={moment(alias.createdAt)} />
                </>
              )}
            </p>
            {alias.reason && <p className="mt-0.5 wrap-anywhere text-13">The operator says: {alias.reason}</p>}
          </div>
          <Deeds alias={alias} makePrimary={makePrimary} cancel={cancel} />
        </li>
      ))}
    </ul>
  )
}

function Deeds({
  alias: { name, status, primaryRegistryAlias, defaultRegistryAlias },
  makePrimary,
  cancel,
}: { readonly alias: Alias } & Omit<AliasTableProps, 'aliases'>) {
  const hidden = { alias: name }
  if (status !== 'ACTIVE') {
    const [label, deed] = status === 'PENDING' ? [`Cancel request for ${name}`, 'Cancel request'] : [`Dismiss ${name}`, 'Dismiss']
    return <ShortForm label={label} deed={deed} size="small" hidden={hidden} action={cancel} />
  }
  return (
    <div className="flex flex-wrap gap-2">
      {!primaryRegistryAlias && (
        <ShortForm label={`Make primary: ${name}`} deed="Make primary" size="small" hidden={hidden} action={makePrimary} />
      )}
      {!defaultRegistryAlias && (
        <Button asChild size="small">
          <Link href={consolePaths.retireAlias(name)} prefetch={false} aria-label={`Give up ${name}`}>
            Give up…
          </Link>
        </Button>
      )}
    </div>
  )
}
