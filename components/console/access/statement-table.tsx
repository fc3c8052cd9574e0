import { type PolicyStatement, principalsOf, readPolicy } from '#lib/console/repository-policy.ts'

/** The statements of a policy in words: whom, what, on what, and under which conditions. For a policy that the registry has. */
export function StatementTable({ policyText }: { readonly policyText: string }) {
  return (
    <ol aria-label="Statements" className="border-ink border-t">
      {readPolicy(policyText).Statement.map((statement, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: statements need no name, and their place is what they go by
        <StatementItem key={index} statement={statement} index={index} />
      ))}
    </ol>
  )
}

function StatementItem({ statement, index }: { readonly statement: PolicyStatement; readonly index: number }) {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition } = statement
  const principals = principalsOf(statement)
  return (
    <li className="grid gap-x-6 gap-y-2 border-line border-b py-3 md:grid-cols-[12rem_minmax(0,1fr)_minmax(0,1fr)]">
      <div>
        <p className="wrap-anywhere font-medium">{Sid || `Statement ${index + 1}`}</p>
        <p className={Effect === 'Deny' ? 'text-danger' : 'text-ok'}>{Effect}</p>
      </div>
      <Listed title={NotAction ? 'All actions but' : 'Actions'} items={NotAction ?? Action ?? []} />
      <div className="grid content-start gap-2">
        {principals.length > 0 && <Listed title="Principals" items={principals} />}
        {(Resource ?? NotResource) && (
          <Listed title={NotResource ? 'All resources but' : 'Resources'} items={(NotResource ?? Resource ?? []).map(resourceName)} />
        )}
        {Condition !== undefined && <Listed title="Conditions" items={conditionsOf(Condition)} />}
      </div>
    </li>
  )
}

function Listed({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <div className="min-w-0">
      <p className="text-13 text-ink-soft">{title}</p>
      <ul className="font-mono text-13">
        {items.map((item) => (
          <li key={item} className="wrap-anywhere">
            {item}
          </li>
        ))}
      </ul>
    </div>
  )
}

function resourceName(resource: string): string {
  return resource === '*' ? 'All (*)' : resource
}

// `{ "StringEquals": { "aws:RequestTag/stage": ["dev"] } }`
function conditionsOf(condition: unknown): readonly string[] {
  if (typeof condition !== 'object' || condition === null) return [JSON.stringify(condition)]
  return Object.entries(condition).flatMap(([operator, keys]) =>
    typeof keys === 'object' && keys !== null
      ? Object.entries(keys).map(([key, values]) => `${key} ${operator} ${[values].flat().join(' or ')}`)
      : [`${operator} ${JSON.stringify(keys)}`],
  )
}
