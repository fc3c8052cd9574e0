import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import type { Refused } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { newsOf } from '#lib/console/news.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { ListTable } from '../list-table.tsx'
import { NewsNotice } from '../news-notice.tsx'
import { Refusal } from '../refusal.tsx'
import { AccessPage } from './access-page.tsx'

interface AccessListProps<Row> {
  readonly kind: HolderKind | 'policy'
  readonly title: 'Users' | 'Groups' | 'Roles' | 'Policies'
  readonly intro: string
  /** As on the link to the form: "Create group". */
  readonly create: string
  /** Of the page, with `after` where it is not the first. */
  readonly query: QueryParameters
  /** What of the query the other pages have too. */
  readonly kept?: Readonly<Record<string, string>>
  /** Above the list. */
  readonly filter?: ReactNode
  readonly columns: readonly string[]
  /** One page of them, or why not. */
  readonly found: { readonly answer: { readonly rows: readonly Row[]; readonly next: string | undefined } } | Refused
  /** Stands there when there are none. */
  readonly none: string
  /** A `ListRow`. */
  readonly row: (row: Row) => ReactNode
}

/** The users, groups, roles or policies of an account, a page of them at a time. */
export function AccessList<Row>(props: AccessListProps<Row>) {
  const { kind, title, intro, create, query, kept = {}, filter, columns, found, none, row } = props
  const isFirstPage = !single(query.after)
  return (
    <AccessPage
      tab={title}
      intro={intro}
      action={
        <Button asChild look="primary">
          <Link href={accessPaths.create(kind)} prefetch={false}>
            {create}
          </Link>
        </Button>
      }
    >
      <NewsNotice news={newsOf(query)} />
      {filter && <div className="mb-3">{filter}</div>}
      {'failure' in found ? (
        <Refusal {...found} />
      ) : found.answer.rows.length === 0 && isFirstPage ? (
        <p className="max-w-prose text-ink-soft">{none}</p>
      ) : (
        <>
          <ListTable caption={title} columns={columns}>
            {found.answer.rows.map(row)}
          </ListTable>
          <PageLinks
            label={`Pages of ${title.toLowerCase()}`}
            previous={isFirstPage ? undefined : { href: accessPaths.list(kind, kept), text: 'First page' }}
            next={found.answer.next ? { href: accessPaths.list(kind, { ...kept, after: found.answer.next }), text: 'Next' } : undefined}
          />
        </>
      )}
    </AccessPage>
  )
}
