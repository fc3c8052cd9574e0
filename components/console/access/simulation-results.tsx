import type { EvaluationResult } from '@aws-sdk/client-iam'
import { Check, Minus, X } from 'lucide-react'
import { decidingStatement } from '#lib/console/access/simulation-query.ts'
import { ListCell, ListRow, ListTable } from '../list-table.tsx'

const decisions = {
  allowed: { title: 'Allowed', icon: Check, look: 'text-ok' },
  explicitDeny: { title: 'Denied', icon: X, look: 'text-danger' },
  implicitDeny: { title: 'Not allowed', icon: Minus, look: 'text-ink-soft' },
} as const

/** What each action comes to, with the statement that decides. */
export function SimulationResults({ results }: { readonly results: readonly EvaluationResult[] }) {
  return (
    <ListTable caption="Results" columns={['Action', 'Result', 'Deciding statement']}>
      {results.map(({ EvalActionName = '', EvalDecision = 'implicitDeny', MatchedStatements = [] }) => {
        const { title, icon: Icon, look } = decisions[EvalDecision]
        const [statement] = MatchedStatements
        return (
          <ListRow key={EvalActionName} head={<code className="font-mono text-13">{EvalActionName}</code>}>
            <ListCell label="Result">
              <span className="inline-flex items-center gap-1.5">
                <Icon aria-hidden="true" className={`size-4 shrink-0 ${look}`} />
                {title}
              </span>
            </ListCell>
            <ListCell label="Deciding statement" className="text-ink-soft">
              {statement ? (
                <span title={statement.SourcePolicyId}>{decidingStatement(statement.SourcePolicyId ?? '')}</span>
              ) : (
                'None: no policy allows it'
              )}
            </ListCell>
          </ListRow>
        )
      })}
    </ListTable>
  )
}
