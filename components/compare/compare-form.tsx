import { Button } from '#components/ui/button.tsx'
import { repositoryPages } from '#lib/routes.ts'

interface CompareFormProps {
  readonly alias: string
  readonly name: string
  readonly from: string
  readonly to: string
  /** Tags to choose from; any other tag or digest may be written. */
  readonly tags: readonly string[]
  readonly problems?: Readonly<Partial<Record<'from' | 'to', string>>>
}

/** Which two images to compare: a plain GET form. */
export function CompareForm({ alias, name, from, to, tags, problems = {} }: CompareFormProps) {
  const field = (side: 'from' | 'to', title: string, value: string) => (
    <div className="min-w-0">
      <label htmlFor={`compare-${side}`} className="mb-1 block text-13 text-ink-soft">
        {title}
      </label>
      <input
        id={`compare-${side}`}
        name={side}
        defaultValue={value}
        list="compare-tags"
        maxLength={128}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder="tag or sha256:…"
        aria-invalid={problems[side] ? true : undefined}
        aria-describedby={problems[side] ? `compare-${side}-problem` : undefined}
        className="h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 font-mono text-13 placeholder:text-ink-soft aria-invalid:border-danger"
      />
      {problems[side] && (
        <p id={`compare-${side}-problem`} role="alert" className="mt-1 text-13 text-danger wrap-anywhere">
          {problems[side]}
        </p>
      )}
    </div>
  )
  return (
    <form action={repositoryPages.compareForm(alias, name)} aria-label="Compare" className="mt-4">
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
        {field('from', 'From', from)}
        {field('to', 'To', to)}
        <Button type="submit" look="primary" className="sm:mt-6">
          Compare
        </Button>
      </div>
      <datalist id="compare-tags">
        {tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </form>
  )
}
