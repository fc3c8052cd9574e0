import { clsx } from 'clsx'
import { actorName } from '#lib/console/actor-name.ts'
import { actionGroups, type PolicyFormState, type StatementFields } from '#lib/console/policy-form.ts'
import { Field, fieldBox, GroupProblem } from './field.tsx'

interface StatementFieldsetProps {
  /** As they begin. */
  readonly fields: StatementFields
  /** ARNs of the account's users and roles. */
  readonly entities: readonly string[]
  readonly problems?: NonNullable<PolicyFormState['problems']>
  /** Where a page has several statements: another one for each. */
  readonly id?: string
  /** In a narrow place. */
  readonly narrow?: boolean
}

/** The fields of a statement. @see user guide, "Setting a repository policy statement". */
export function StatementFieldset({ fields, entities, problems = {}, id = 'field', narrow = false }: StatementFieldsetProps) {
  return (
    <>
      <Field
        id={`${id}-sid`}
        name="sid"
        label="Statement name"
        hint="Letters and digits; explanations name it."
        defaultValue={fields.sid}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        className="max-w-md"
      />
      <fieldset>
        <legend className="mb-1 font-medium">Effect</legend>
        <div className="flex gap-6">
          {(['Allow', 'Deny'] as const).map((effect) => (
            <label key={effect} className="flex h-8 items-center gap-2">
              <input type="radio" name="effect" value={effect} defaultChecked={fields.effect === effect} className="size-4" />
              {effect}
            </label>
          ))}
        </div>
      </fieldset>
      <PrincipalFields id={id} fields={fields} entities={entities} problem={problems.principal} />
      <fieldset aria-describedby={problems.actions ? `${id}-actions-problem` : undefined}>
        <legend className="mb-1 font-medium">Actions</legend>
        <GroupProblem id={`${id}-actions-problem`} problem={problems.actions} />
        <div className={clsx('grid gap-x-6 gap-y-4', narrow ? 'sm:grid-cols-2 xl:grid-cols-1 2xl:grid-cols-2' : 'sm:grid-cols-2')}>
          {actionGroups.map(({ title, actions }) => (
            <fieldset key={title}>
              <legend className="text-13 text-ink-soft">{title}</legend>
              {actions.map((name) => (
                <label key={name} className="flex min-h-7 items-center gap-2">
                  <input type="checkbox" name="actions" value={name} defaultChecked={fields.actions.includes(name)} className="checkbox" />
                  <span className="wrap-anywhere font-mono text-13">{name}</span>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </fieldset>
    </>
  )
}

interface PrincipalFieldsProps {
  readonly id: string
  readonly fields: StatementFields
  readonly entities: readonly string[]
  readonly problem: string | undefined
}

function PrincipalFields({ id, fields, entities, problem }: PrincipalFieldsProps) {
  return (
    <fieldset className="grid gap-3" aria-describedby={problem ? `${id}-principal-problem` : undefined}>
      <legend className="mb-1 font-medium">Principal</legend>
      <GroupProblem id={`${id}-principal-problem`} problem={problem} />
      <label className="flex items-center gap-2">
        <input type="checkbox" name="everyone" defaultChecked={fields.everyone} className="checkbox" />
        Everyone (*)
      </label>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          id={`${id}-services`}
          name="services"
          label="Service principal"
          hint="Such as ecs.amazonaws.com."
          defaultValue={fields.services}
          spellCheck={false}
        />
        <Field
          id={`${id}-accounts`}
          name="accounts"
          label="AWS account IDs"
          hint="Twelve digits each, with commas between them."
          defaultValue={fields.accounts}
          inputMode="numeric"
        />
      </div>
      {entities.length > 0 && (
        <fieldset>
          <legend className="mb-1 font-medium">IAM entities</legend>
          <div className="max-h-48 overflow-y-auto rounded-md border border-line px-3 py-1">
            {entities.map((arn) => (
              <label key={arn} title={arn} className="flex min-h-7 items-center gap-2">
                <input type="checkbox" name="entities" value={arn} defaultChecked={fields.entities.includes(arn)} className="checkbox" />
                <span className="wrap-anywhere">
                  {actorName(arn)} <span className="text-13 text-ink-soft">{arn.includes(':role/') ? 'role' : 'user'}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div>
        <label htmlFor={`${id}-otherEntities`} className="mb-1 block font-medium">
          {entities.length > 0 ? 'Other IAM entities' : 'IAM entities'}
        </label>
        <textarea
          id={`${id}-otherEntities`}
          name="otherEntities"
          rows={2}
          defaultValue={fields.otherEntities}
          spellCheck={false}
          aria-describedby={`${id}-otherEntities-hint`}
          className={clsx(fieldBox, 'block resize-y py-2 font-mono text-13')}
        />
        <p id={`${id}-otherEntities-hint`} className="mt-1 text-13 text-ink-soft">
          ARNs of users and roles, also of other accounts, a line each.
        </p>
      </div>
    </fieldset>
  )
}
