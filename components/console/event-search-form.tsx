'use client'

import { Button } from '#components/ui/button.tsx'
import { type EventProblems, type EventSearch, eventAttributes } from '#lib/console/event-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { Field, verbatim } from './field.tsx'
import { SelectField } from './select-field.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface EventSearchFormProps {
  readonly search: EventSearch
  readonly problems: EventProblems
}

const options = Object.entries(eventAttributes).map(([value, { title }]) => ({ value, title }))

/** Which events one looks for: a plain GET form. */
export function EventSearchForm({ search, problems }: EventSearchFormProps) {
  const form = useFirstMistake({ problems })
  const { by, value, last, from, to } = search
  return (
    <search>
      <form
        ref={form}
        action={consolePaths.events}
        noValidate
        aria-label="Events"
        className="grid items-start gap-3 sm:grid-cols-2 xl:grid-cols-[11rem_minmax(0,1fr)_13rem_13rem_auto]"
      >
        {last && <input type="hidden" name="last" value={last} />}
        <SelectField name="by" label="Search by" options={options} defaultValue={by} />
        <Field
          name="value"
          label="Value"
          placeholder="Exactly as the event has it"
          defaultValue={value}
          problem={problems.value}
          {...verbatim}
        />
        <Field name="from" label="From (UTC)" type="datetime-local" defaultValue={from} problem={problems.from} />
        <Field name="to" label="To (UTC)" type="datetime-local" defaultValue={to} problem={problems.to} />
        <Button type="submit" look="primary" className="xl:mt-6">
          Find events
        </Button>
      </form>
    </search>
  )
}
