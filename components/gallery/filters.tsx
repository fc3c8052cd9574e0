import { clsx } from 'clsx'
import { BadgeCheck, SlidersHorizontal } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import type { SearchAnswer } from '#lib/backend/gallery-answers.ts'
import { count, counted } from '#lib/format/quantity.ts'
import { countFilters, type GallerySearch, knownArchitectures, knownOperatingSystems } from '#lib/gallery-search.ts'
import { registryPath } from '#lib/routes.ts'
import { FilterChips } from './filter-chips.tsx'
import { FiltersForm } from './filters-form.tsx'

interface FiltersProps {
  readonly search: GallerySearch
  readonly answer: Pick<SearchAnswer, 'facets' | 'totalIsEstimate'>
  readonly alias?: string
}

/** The three filters of the gallery with how many results each value has; folded away on a phone. */
export function Filters({ search, answer, alias }: FiltersProps) {
  const active = countFilters(search)
  return (
    <>
      <details className="lg:hidden">
        <summary className="inline-flex h-9 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-3 text-14 hover:bg-hover">
          <SlidersHorizontal aria-hidden="true" className="size-4" />
          Filters
          {active > 0 && <span className="figures text-ink-soft">({active})</span>}
        </summary>
        <div className="mt-4 border-line border-b pb-6">
          <FilterFields search={search} answer={answer} alias={alias} />
        </div>
      </details>
      {active > 0 && (
        <p className="mt-2 flex flex-wrap gap-2 lg:hidden">
          <FilterChips search={search} alias={alias} />
        </p>
      )}
      <div className="hidden lg:block">
        <FilterFields search={search} answer={answer} alias={alias} />
      </div>
    </>
  )
}

function FilterFields({ search, answer: { facets, totalIsEstimate }, alias }: FiltersProps) {
  return (
    <FiltersForm action={alias ? registryPath(alias) : '/'} alias={alias}>
      {search.searchTerm && <input type="hidden" name="searchTerm" value={search.searchTerm} />}
      <input type="hidden" name="sort" value={search.sort} />
      {!alias && (
        <Group title="Publisher">
          <Choice name="verified" value="verified" checked={search.verified} results={facets.verified} isEstimate={totalIsEstimate}>
            <BadgeCheck aria-hidden="true" className="size-4 text-verified" />
            Verified account
          </Choice>
        </Group>
      )}
      <Group title="Operating system">
        {knownOperatingSystems.map((value) => (
          <Choice
            key={value}
            name="operatingSystems"
            value={value}
            checked={search.operatingSystems.includes(value)}
            results={facets.operatingSystems[value] ?? 0}
            isEstimate={totalIsEstimate}
          >
            {value}
          </Choice>
        ))}
      </Group>
      <Group title="Architecture">
        {knownArchitectures.map((value) => (
          <Choice
            key={value}
            name="architectures"
            value={value}
            checked={search.architectures.includes(value)}
            results={facets.architectures[value] ?? 0}
            isEstimate={totalIsEstimate}
          >
            {value}
          </Choice>
        ))}
      </Group>
      <noscript>
        <Button type="submit" className="w-full">
          Apply filters
        </Button>
      </noscript>
    </FiltersForm>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-13 font-medium text-ink-soft">{title}</legend>
      {children}
    </fieldset>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly value: string
  readonly checked: boolean
  readonly results: number
  readonly isEstimate: boolean
  readonly children: React.ReactNode
}

function Choice({ name, value, checked, results, isEstimate, children }: ChoiceProps) {
  // What none of those counted has, others may.
  const isFew = results === 0 && isEstimate
  return (
    <label className="-mx-2 flex h-9 items-center gap-2.5 rounded-md px-2 text-14 hover:bg-hover lg:h-8">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} key={String(checked)} className="checkbox" />
      <span className={clsx('flex items-center gap-1.5', results === 0 && !isFew && !checked && 'text-ink-soft')}>{children}</span>
      <span
        className="figures ml-auto text-13 text-ink-soft"
        title={isFew ? 'few results' : counted(results, 'result', 'results', isEstimate)}
      >
        {isFew ? 'few' : count(results).short}
      </span>
    </label>
  )
}
