import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'

interface TagCompareProps {
  /** Where the form leads, with `from` and `to`. */
  readonly action: string
  /** The tag that was chosen in the list. */
  readonly from: string | undefined
  /** Offered while one types. */
  readonly tags: readonly string[]
  /** The list without a chosen tag. */
  readonly cancelPath: string
}

/** Two tags to compare, typed or chosen in the list; a plain form. */
export function TagCompare({ action, from, tags, cancelPath }: TagCompareProps) {
  return (
    // A new choice opens it, whatever the reader did with the one before.
    <details key={from ?? ''} open={from !== undefined} className="group mt-2 text-13">
      <summary className="inline-flex items-center gap-1 rounded-sm py-1 text-ink-soft hover:text-ink">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-90" />
        Compare two tags
      </summary>
      <form action={action} className="mt-1 flex flex-wrap items-center gap-2 rounded-md bg-sunken p-3">
        <TagField name="from" label="From" value={from} />
        <TagField name="to" label="To" />
        <datalist id="compare-tags">
          {tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Button type="submit">Compare</Button>
        {from !== undefined && (
          <Link href={cancelPath} prefetch={false} scroll={false} className="link px-1">
            Cancel
          </Link>
        )}
        {from !== undefined && <p className="basis-full text-ink-soft">Choose “Compare” at another tag, or type its name.</p>}
      </form>
    </details>
  )
}

function TagField({ name, label, value }: { readonly name: string; readonly label: string; readonly value?: string | undefined }) {
  return (
    <label className="flex min-w-0 flex-1 basis-44 items-center gap-2">
      <span className="w-9 text-ink-soft sm:w-auto">{label}</span>
      <input
        name={name}
        defaultValue={value}
        list="compare-tags"
        required
        maxLength={128}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 font-mono text-13"
      />
    </label>
  )
}
