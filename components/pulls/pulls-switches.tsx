import { clsx } from 'clsx'
import Link from 'next/link'
import { type PullGrouping, type PullPeriod, type PullsView, pullGroupings, pullPeriods, pullsPath } from '#lib/pulls/pulls-view.ts'

interface PullsSwitchesProps {
  readonly alias: string
  readonly name: string
  readonly view: PullsView
}

const periodNames = { day: 'Days', week: 'Weeks', month: 'Months' } satisfies Record<PullPeriod, string>
const groupingNames = { all: 'Together', tag: 'By tag', platform: 'By platform' } satisfies Record<PullGrouping, string>

/** What the page can show, as links: each view has an address. */
export function PullsSwitches({ alias, name, view }: PullsSwitchesProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
      <Switch
        label="Period"
        choices={pullPeriods.map((period) => ({
          name: periodNames[period],
          href: pullsPath(alias, name, { ...view, period }),
          isCurrent: period === view.period,
        }))}
      />
      <Switch
        label="Grouping"
        choices={pullGroupings.map((by) => ({
          name: groupingNames[by],
          href: pullsPath(alias, name, { ...view, by }),
          isCurrent: by === view.by,
        }))}
      />
    </div>
  )
}

interface Choice {
  readonly name: string
  readonly href: string
  readonly isCurrent: boolean
}

function Switch({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="-mx-2 flex flex-wrap items-center text-14">
      {choices.map(({ name, href, isCurrent }) => (
        <Link
          key={name}
          href={href}
          prefetch={false}
          scroll={false}
          aria-current={isCurrent ? 'true' : undefined}
          className={clsx(
            'whitespace-nowrap rounded-md px-2 py-1.5 transition-colors hover:bg-hover',
            isCurrent ? 'font-medium text-ink underline decoration-2 underline-offset-8' : 'text-ink-soft',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
