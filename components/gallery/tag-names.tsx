import { clsx } from 'clsx'
import Link from 'next/link'

const tagsShown = 12

interface TagNamesProps {
  readonly tags: readonly string[]
  /** Other names of the image, quieter. */
  readonly aliases: readonly string[]
  /** How many more names there are. */
  readonly more: number
  readonly pathOf: (tag: string) => string
}

/** The names of one image: those of the list, and beside them its others. Each goes into the pull panel. */
export function TagNames({ tags, aliases, more, pathOf }: TagNamesProps) {
  const names = [...tags.map((tag) => ({ tag, listed: true })), ...aliases.map((tag) => ({ tag, listed: false }))]
  const list = (some: typeof names) => (
    <ul className="flex flex-wrap gap-1.5">
      {some.map(({ tag, listed }) => (
        <li key={tag} className="min-w-0 max-w-full">
          <Link
            href={pathOf(tag)}
            prefetch={false}
            scroll={false}
            title="Show how to pull it"
            className={clsx(
              'block rounded-sm px-1.5 py-0.5 font-mono text-13 wrap-anywhere transition-colors hover:bg-ink hover:text-paper',
              listed ? 'bg-sunken' : 'text-ink-soft inset-ring inset-ring-line',
            )}
          >
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  )
  const hidden = names.slice(tagsShown)
  return (
    <>
      {list(names.slice(0, tagsShown))}
      {hidden.length > 0 && (
        <details className="mt-1.5">
          <summary className="link inline-block text-13 text-ink-soft">{hidden.length} more tags of this image</summary>
          <div className="mt-1.5">{list(hidden)}</div>
        </details>
      )}
      {more > 0 && <p className="mt-1 text-13 text-ink-soft">and {more} more names of this image</p>}
    </>
  )
}
