import { Check, Minus } from 'lucide-react'
import type { Access, ActionAccess, RepositoryAccess } from '#lib/backend/console/repository-access.ts'
import { reasonOf } from '#lib/console/access-reason.ts'
import { actorName } from '#lib/console/actor-name.ts'

const columns = [
  { title: 'Push', action: 'ecr-public:PutImage' },
  { title: 'Edit', action: 'ecr-public:PutRepositoryCatalogData' },
  { title: 'Delete images', action: 'ecr-public:BatchDeleteImage' },
  { title: 'Delete it', action: 'ecr-public:DeleteRepository' },
  { title: 'Set permissions', action: 'ecr-public:SetRepositoryPolicy' },
] as const

/** What the table asks of everybody. */
export const accessActions: readonly string[] = columns.map(({ action }) => action)

/** Everybody by what they may do, with the statement that decides. */
export function AccessTable({ principals, outsiders }: RepositoryAccess) {
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="w-full min-w-[52rem] border-ink border-t">
        <caption className="sr-only">Who may do what</caption>
        <thead>
          <tr className="border-line border-b text-left text-13 text-ink-soft">
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Principal
            </th>
            {columns.map(({ title }) => (
              <th key={title} scope="col" className="py-1.5 pr-4 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...principals, ...outsiders].map((access) => (
            <Row key={access.principal} {...access} />
          ))}
        </tbody>
      </table>
      {outsiders.length > 0 && (
        <p className="mt-2 text-13 text-ink-soft">What the policy gives to others counts once their own account allows it, too.</p>
      )}
    </div>
  )
}

const kinds = { root: 'root user', user: 'user', role: 'role', other: 'outside of the account' } satisfies Record<
  Access['principalType'],
  string
>

function Row({ principal, principalType, actions }: Access) {
  return (
    <tr className="border-line border-b align-top hover:bg-hover">
      <th scope="row" className="max-w-72 py-1.5 pr-4 text-left font-medium" title={principal}>
        <span className="wrap-anywhere">
          {principalType === 'other' ? (principal === '*' ? 'Everyone (*)' : principal) : actorName(principal)}
        </span>
        {principalType !== 'root' && <span className="block text-13 font-normal text-ink-soft">{kinds[principalType]}</span>}
      </th>
      {actions.map((each) => (
        <td key={each.action} className="py-1.5 pr-4">
          <Answer {...each} />
        </td>
      ))}
    </tr>
  )
}

function Answer(access: ActionAccess) {
  const Icon = access.allowed ? Check : Minus
  return (
    <span className="flex gap-1.5">
      <Icon aria-hidden="true" className={access.allowed ? 'mt-0.5 size-4 shrink-0 text-ok' : 'mt-0.5 size-4 shrink-0 text-ink-soft'} />
      <span className="wrap-anywhere min-w-0 text-13">
        {access.allowed ? 'Yes' : 'No'}
        <span className="block text-ink-soft">{reasonOf(access)}</span>
      </span>
    </span>
  )
}
