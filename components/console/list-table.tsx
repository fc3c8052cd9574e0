import { clsx } from 'clsx'
import type { ReactNode } from 'react'

interface ListTableProps {
  /** For screen readers. */
  readonly caption: string
  /** An empty title is of a column with buttons. */
  readonly columns: readonly string[]
  /** Below which width the titles are for screen readers alone, as the rows are a few lines each. */
  readonly titlesFrom?: 'md' | 'lg'
  /** {@link ListRow} for those of `md`. */
  readonly children: ReactNode
}

/** Things a line each; on a phone each is a few lines. */
export function ListTable({ caption, columns, titlesFrom = 'md', children }: ListTableProps) {
  return (
    <table className="w-full border-ink border-t">
      <caption className="sr-only">{caption}</caption>
      <thead className={titlesFrom === 'md' ? 'max-md:sr-only' : 'max-lg:sr-only'}>
        <tr className="border-line border-b text-left text-13 text-ink-soft">
          {columns.map((title) => (
            <th key={title} scope="col" className="whitespace-nowrap py-1.5 pr-4 font-medium last:pr-0">
              {title || <span className="sr-only">Actions</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

interface ListRowProps {
  /** What the row is about. */
  readonly head: ReactNode
  /** Of {@link ListCell}. */
  readonly children?: ReactNode
}

export function ListRow({ head, children }: ListRowProps) {
  return (
    <tr className="border-line border-b align-top hover:bg-hover max-md:block max-md:py-2">
      <th scope="row" className="wrap-anywhere py-1.5 pr-4 text-left font-medium max-md:block max-md:py-0.5">
        {head}
      </th>
      {children}
    </tr>
  )
}

interface ListCellProps {
  /** Before the contents on a phone, where no column says it. */
  readonly label?: string
  readonly className?: string
  readonly children?: ReactNode
}

export function ListCell({ label, className, children }: ListCellProps) {
  return (
    <td className={clsx('wrap-anywhere py-1.5 pr-4 last:pr-0 max-md:block max-md:py-0.5', className)}>
      {label && (
        <span aria-hidden="true" className="mr-1.5 text-13 text-ink-soft md:hidden">
          {label}
        </span>
      )}
      {children}
    </td>
  )
}

/** Buttons at the end of a row. */
export function ListButtons({ children }: { readonly children: ReactNode }) {
  return (
    <td className="py-1 text-right max-md:block max-md:pt-1.5 max-md:text-left">
      <div className="inline-flex flex-wrap items-start gap-2 md:justify-end">{children}</div>
    </td>
  )
}
