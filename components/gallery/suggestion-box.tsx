'use client'

import { clsx } from 'clsx'
import { BadgeCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Marked } from '#components/ui/marked.tsx'
import { count, counted } from '#lib/format/quantity.ts'
import { repositoryPath } from '#lib/routes.ts'
import type { Suggestion, Suggestions } from '#lib/suggestions.ts'
import { hasMore, type SuggestionList } from './use-suggestions.ts'

interface SuggestionBoxProps {
  /** Of the list; its options are called after it. */
  readonly id: string
  readonly answer: Suggestions
  readonly list: Pick<SuggestionList, 'active' | 'setActive' | 'close'>
  /** Where the whole search is. */
  readonly searchHref: string
  readonly onOpen: (href: string) => void
}

/** What floats under a search field while one types: the best matches, and the way to all of them. */
export function SuggestionBox({ id, answer, list, searchHref, onOpen }: SuggestionBoxProps) {
  const { items, term, approximate } = answer
  const option = (index: number, href: string) => ({
    id: optionId(id, index),
    href,
    active: index === list.active,
    onPoint: () => list.setActive(index),
    onOpen,
  })
  return (
    <div className="absolute inset-x-0 top-full z-30 mt-1.5 overflow-hidden rounded-md border border-line-strong bg-surface text-14 shadow-float">
      {(approximate || items.length === 0) && <p className="px-4 pt-2.5 pb-2 text-13 text-ink-soft">{newsOf(answer)}</p>}
      <div id={id} role="listbox" aria-label="Suggestions" className="max-h-[min(34rem,70dvh)] overflow-y-auto">
        {items.map((item, index) => (
          <Option key={`${item.alias}/${item.name}`} {...option(index, repositoryPath(item.alias, item.name))}>
            <SuggestionRow item={item} term={approximate ? '' : term} />
          </Option>
        ))}
        {hasMore(answer) && (
          <Option {...option(items.length, searchHref)}>
            <span className="text-ink-soft">{`All ${answer.totalIsEstimate ? 'of ' : ''}${foundIn(answer)} for “${term}”`}</span>
          </Option>
        )}
      </div>
    </div>
  )
}

function SuggestionRow({ item: { alias, name, verified, description, pulls }, term }: { item: Suggestion; term: string }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4">
      <span className="flex min-w-0 items-center gap-1.5">
        <span className="truncate" title={`${alias}/${name}`}>
          <span className="text-ink-soft">
            <Marked text={alias} term={term} />/
          </span>
          <span className="font-semibold">
            <Marked text={name} term={term} />
          </span>
        </span>
        {verified && <BadgeCheck role="img" aria-label="Verified account" className="size-4 shrink-0 text-verified" />}
      </span>
      <span className="figures text-13 text-ink-soft">{pulls > 0 && `${count(pulls).short} ${pulls === 1 ? 'pull' : 'pulls'}`}</span>
      {description && <span className="col-span-2 truncate text-13 text-ink-soft">{description}</span>}
    </span>
  )
}

interface OptionProps {
  readonly id: string
  readonly href: string
  readonly active: boolean
  readonly onPoint: () => void
  readonly onOpen: (href: string) => void
  readonly children: ReactNode
}

function Option({ id, href, active, onPoint, onOpen, children }: OptionProps) {
  return (
    // The focus stays in the field, which says which option is chosen; a link, so that it opens in a tab of its own too.
    <a
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      href={href}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' })
      }}
      onPointerMove={active ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen(href)
      }}
      className={clsx('block border-line border-t px-4 py-2 first:border-t-0', active && 'bg-sunken')}
    >
      {children}
    </a>
  )
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

/** What is there, in words: for screen readers, and above a list that is not quite what was asked for. */
export function newsOf(answer: Suggestions): string {
  if (answer.items.length === 0) return `Nothing matches “${answer.term}”.`
  if (answer.approximate) return `No match for “${answer.term}”. The nearest ${answer.items.length === 1 ? 'name' : 'names'}:`
  return `${foundIn(answer)} found.`
}

function foundIn({ total, totalIsEstimate }: Suggestions): string {
  return counted(total, 'repository', 'repositories', totalIsEstimate)
}
