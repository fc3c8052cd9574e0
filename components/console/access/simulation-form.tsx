import { Button } from '#components/ui/button.tsx'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { holderKinds } from '#lib/console/access/holder-kind.ts'
import { type SimulationQuery, simulatedGroups, type simulationProblems } from '#lib/console/access/simulation-query.ts'
import { Field, verbatim } from '../field.tsx'

interface SimulationFormProps {
  readonly query: SimulationQuery
  /** None before anything was asked. */
  readonly problems: ReturnType<typeof simulationProblems>
  /** ARNs of repositories, to be offered. */
  readonly repositories: readonly string[]
}

const kindTitles = { user: 'User', group: 'Group', role: 'Role' } as const

/** What to ask of somebody's policies. Its answer has an address of its own. */
export function SimulationForm({ query, problems, repositories }: SimulationFormProps) {
  const actionsId = problems.actions ? 'actions-problem' : undefined
  return (
    <form method="get" action={accessPaths.simulator()} aria-label="Simulation" className="grid max-w-4xl gap-5">
      <input type="hidden" name="asked" value="yes" />
      <fieldset>
        <legend className="mb-1 font-medium">Whose policies</legend>
        <div className="flex gap-6">
          {holderKinds.map((kind) => (
            <label key={kind} className="flex h-8 items-center gap-2">
              <input type="radio" name="kind" value={kind} defaultChecked={query.kind === kind} className="size-4" />
              {kindTitles[kind]}
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        name="name"
        label="Name"
        hint="Of the user, group or role. A user’s groups count, and so does a boundary."
        maxLength={128}
        {...verbatim}
        className="max-w-md"
        defaultValue={query.name}
        problem={problems.name}
      />
      <fieldset aria-describedby={actionsId}>
        <legend className="mb-1 font-medium">Actions</legend>
        {problems.actions && (
          <p id={actionsId} className="mb-1 text-13 text-danger">
            {problems.actions}
          </p>
        )}
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
          {simulatedGroups.map(({ title, actions }) => (
            <fieldset key={title} className="min-w-0">
              <legend className="text-13 text-ink-soft">{title}</legend>
              {actions.map((action) => (
                <label key={action} className="flex min-h-7 items-center gap-2">
                  <input
                    type="checkbox"
                    name="action"
                    value={action}
                    defaultChecked={query.actions.includes(action)}
                    className="checkbox"
                  />
                  <span className="wrap-anywhere font-mono text-13">{action.replace(/^ecr-public:/, '')}</span>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </fieldset>
      <Field
        name="otherActions"
        label="Other actions"
        hint="Such as iam:CreateUser, with commas between them."
        spellCheck={false}
        autoCapitalize="none"
        maxLength={2000}
        className="max-w-xl font-mono text-13"
        defaultValue={query.otherActions}
        problem={problems.otherActions}
      />
      <Field
        name="resource"
        label="Resource"
        hint="The ARN of a repository, or * for all. A repository’s own policy does not count here: its page Permissions says what all come to."
        list="simulated-repositories"
        autoComplete="off"
        spellCheck={false}
        maxLength={2048}
        className="max-w-2xl font-mono text-13"
        defaultValue={query.resource}
        problem={problems.resource}
      />
      <datalist id="simulated-repositories">
        {repositories.map((arn) => (
          <option key={arn} value={arn} />
        ))}
      </datalist>
      <div>
        <Button type="submit" look="primary">
          Run simulation
        </Button>
      </div>
    </form>
  )
}
