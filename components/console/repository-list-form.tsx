import { Columns3, Search } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { type RepositoryListView, repositoryColumns, repositoryListFields } from '#lib/console/repository-list-view.ts'
import { consolePaths } from '#lib/routes.ts'
import { Disclosure } from './disclosure.tsx'
import { verbatim } from './field.tsx'

/** Which repositories one looks for, and what the table shows of them: a plain GET form. */
export function RepositoryListForm({ view }: { readonly view: RepositoryListView }) {
  const { filter, columns } = view
  return (
    <search>
      <form action={consolePaths.repositories} aria-label="Repositories" className="flex flex-wrap items-center gap-2">
        {repositoryListFields({ ...view, filter: '', columns, after: undefined })
          .filter(([name]) => name !== 'column')
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <div className="relative min-w-0 flex-1 sm:max-w-80">
          <Search aria-hidden="true" className="pointer-events-none absolute top-2.5 left-3 size-4 text-ink-soft" />
          <input
            type="search"
            name="filter"
            aria-label="Find repositories"
            placeholder="A part of the name"
            defaultValue={filter}
            {...verbatim}
            maxLength={205}
            className="h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface pr-3 pl-9 text-14 placeholder:text-ink-soft"
          />
        </div>
        <Button type="submit">Find</Button>
        <Disclosure
          className="ml-auto"
          summaryClassName="inline-flex h-9 items-center gap-1.5 rounded-md px-3 text-ink-soft hover:bg-hover hover:text-ink"
          summary={
            <>
              <Columns3 aria-hidden="true" className="size-4" />
              Columns
            </>
          }
        >
          <fieldset className="absolute right-0 z-10 mt-1 grid w-48 gap-2 rounded-md border border-line bg-surface p-3 shadow-float">
            <legend className="sr-only">Columns</legend>
            <input type="hidden" name="column" value="name" />
            {Object.entries(repositoryColumns).map(([column, title]) => (
              <label key={column} className="flex items-center gap-2">
                <input
                  type="checkbox"
                  name="column"
                  value={column}
                  defaultChecked={columns.some((shown) => shown === column)}
                  className="checkbox"
                />
                {title}
              </label>
            ))}
            <Button type="submit" size="small" formAction={consolePaths.chooseColumns} formMethod="post" className="mt-1">
              Show these
            </Button>
          </fieldset>
        </Disclosure>
      </form>
    </search>
  )
}
