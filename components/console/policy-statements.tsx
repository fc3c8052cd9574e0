'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { readStatementFields, type StatementFields } from '#lib/console/policy-form.ts'
import type { ShownStatement } from '#lib/console/policy-statements.ts'
import { StatementFieldset } from './statement-fields.tsx'

interface PolicyStatementsProps {
  readonly statements: readonly ShownStatement[]
  /** ARNs of the account's users and roles. */
  readonly entities: readonly string[]
  /** Another one each time that the statements were not changed here. */
  readonly version: number
  /** What is wrong with the policy, beginning with the place. */
  readonly problem: string | undefined
  /** The JSON cannot be read, so that nothing can be changed in it here. */
  readonly waits: boolean
  /** Which one shows its fields. */
  readonly open: number | undefined
  show(index: number | undefined): void
  change(index: number, before: StatementFields, after: StatementFields): void
  remove(index: number): void
  add(): void
}

/** The statements of a policy in fields, for who writes no JSON. */
export function PolicyStatements({ statements, version, waits, problem, add, ...each }: PolicyStatementsProps) {
  return (
    <fieldset disabled={waits} className={waits ? 'opacity-60' : undefined}>
      <legend className="sr-only">Statements</legend>
      <ol className="border-line border-t">
        {statements.map((statement, index) => (
          <StatementRow
            // biome-ignore lint/suspicious/noArrayIndexKey: statements need no name, and their place is what they go by
            key={`${version}-${index}-${'fields' in statement}`}
            statement={statement}
            index={index}
            problem={problemOf(problem, index)}
            {...each}
          />
        ))}
      </ol>
      <Button size="small" onClick={add} className="mt-3">
        <Plus aria-hidden="true" className="size-4" />
        Add statement
      </Button>
    </fieldset>
  )
}

interface StatementRowProps extends Pick<PolicyStatementsProps, 'entities' | 'open' | 'show' | 'change' | 'remove'> {
  readonly statement: ShownStatement
  readonly index: number
  readonly problem: string | undefined
}

function StatementRow({ statement, index, problem, entities, open, show, change, remove }: StatementRowProps) {
  const title = titleOf(statement, index)
  // Not what was made of it: a comma that is just being typed would be gone.
  const [begun] = useState('fields' in statement ? statement.fields : undefined)
  return (
    <li className="border-line border-b">
      <details
        open={open === index}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open !== (open === index)) show(currentTarget.open ? index : undefined)
        }}
      >
        <summary className="flex flex-wrap items-center gap-x-3 gap-y-0.5 py-2">
          <span className="wrap-anywhere font-medium">{title}</span>
          {'fields' in statement ? (
            <span className="text-13 text-ink-soft">{summaryOf(statement.fields)}</span>
          ) : (
            <span className="rounded-sm border border-line-strong px-1 text-12 text-ink-soft">written by hand</span>
          )}
        </summary>
        {'fields' in statement ? (
          <form
            aria-label={title}
            noValidate
            onSubmit={(event) => event.preventDefault()}
            onChange={({ currentTarget }) => change(index, statement.fields, readStatementFields(new FormData(currentTarget)))}
            className="grid gap-5 pt-1 pb-3"
          >
            <StatementFieldset id={`statement-${index}`} fields={begun ?? statement.fields} entities={entities} narrow />
          </form>
        ) : (
          <div className="pb-3">
            <p className="text-ink-soft">There is no field for its {statement.byHand}: change it in the JSON.</p>
            <pre className="mt-2 overflow-x-auto whitespace-pre-wrap wrap-anywhere rounded-md border border-line bg-sunken p-3 font-mono text-13">
              {statement.text}
            </pre>
          </div>
        )}
        {problem && <p className="wrap-anywhere mb-2 text-13 text-danger">{problem}</p>}
        <Button size="small" onClick={() => remove(index)} className="mb-3">
          Remove {title}
        </Button>
      </details>
    </li>
  )
}

/** What is wrong with this statement, without the place: `Statement[1].Effect: it is …` of the second one. */
function problemOf(problem: string | undefined, index: number): string | undefined {
  const [, place, said] = /^Statement(?:\[(\d+)\])?\.(.*)$/s.exec(problem ?? '') ?? []
  return said !== undefined && Number(place ?? 0) === index ? said : undefined
}

function titleOf(statement: ShownStatement, index: number): string {
  return statement.sid ?? `Statement ${index + 1}`
}

/** As in "Allows everyone 3 actions". */
function summaryOf({ effect, everyone, actions, services, accounts, entities, otherEntities }: StatementFields): string {
  const named = [services, accounts, otherEntities].flatMap((text) => text.split(/[\s,]+/).filter(Boolean)).length + entities.length
  const whom = everyone ? 'everyone' : named === 1 ? 'one principal' : `${named === 0 ? 'no' : named} principals`
  const what = actions.length === 1 ? (actions[0] ?? '') : `${actions.length === 0 ? 'no' : actions.length} actions`
  return `${effect === 'Allow' ? 'Allows' : 'Denies'} ${whom} ${what}`
}
