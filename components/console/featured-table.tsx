import Link from 'next/link'
import { Badge } from '#components/ui/badge.tsx'
import type { FeaturedRepository } from '#lib/backend/console/featured.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { repositoryPath } from '#lib/routes.ts'
import { DeedButton } from './deed-button.tsx'
import { ListButtons, ListCell, ListRow, ListTable } from './list-table.tsx'

type Deed = (before: DeedState, form: FormData) => Promise<DeedState>

interface FeaturedTableProps {
  readonly repositories: readonly FeaturedRepository[]
  /** Trades places with the one above or below. */
  readonly move: Deed
  readonly remove: Deed
}

/** What is on the front page, from its first place on. */
export function FeaturedTable({ repositories, move, remove }: FeaturedTableProps) {
  if (repositories.length === 0) return <p className="text-ink-soft">Nothing is featured: the front page begins with its ledger.</p>
  return (
    <ListTable caption="Featured repositories" columns={['Repository', 'On the front page', '']}>
      {repositories.map(({ repositoryId, registryAliasName, repositoryName, state }, index) => {
        const name = `${registryAliasName}/${repositoryName}`
        const hidden = [['repositoryId', repositoryId]] as const
        return (
          <ListRow
            key={repositoryId}
            head={
              <Link href={repositoryPath(registryAliasName, repositoryName)} prefetch={false} className="link">
                {name}
              </Link>
            }
          >
            <ListCell>{state === 'SHOWN' ? `Place ${placeOf(repositories, index)}` : <Hidden state={state} />}</ListCell>
            <ListButtons>
              {index > 0 && <DeedButton deed="Up" label={`Up: ${name}`} hidden={[...hidden, ['direction', 'UP']]} action={move} />}
              {index < repositories.length - 1 && (
                <DeedButton deed="Down" label={`Down: ${name}`} hidden={[...hidden, ['direction', 'DOWN']]} action={move} />
              )}
              <DeedButton deed="Remove" label={`Remove ${name}`} hidden={hidden} action={remove} />
            </ListButtons>
          </ListRow>
        )
      })}
    </ListTable>
  )
}

/** Among those that are shown. */
function placeOf(repositories: FeaturedTableProps['repositories'], index: number): number {
  return repositories.slice(0, index + 1).filter(({ state }) => state === 'SHOWN').length
}

function Hidden({ state }: { readonly state: 'WITHOUT_IMAGES' | 'SUSPENDED' }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge>Not shown</Badge>
      {state === 'SUSPENDED' ? 'Its account is suspended.' : 'It holds no image.'}
    </span>
  )
}
