import { ChoiceLinks } from '#components/ui/choice-links.tsx'
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
      <ChoiceLinks
        label="Period"
        choices={pullPeriods.map((period) => ({
          name: periodNames[period],
          href: pullsPath(alias, name, { ...view, period }),
          isCurrent: period === view.period,
        }))}
      />
      <ChoiceLinks
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
