import { CopyButton } from '#components/ui/copy-button.tsx'
import { type BadgeKind, badgeTexts, taggedKinds } from '#lib/badges/badge-kinds.ts'
import { type BadgeOptions, badgeQuery } from '#lib/badges/badge-options.ts'
import { badgeSnippets } from '#lib/badges/badge-snippets.ts'
import { repositoryPages, repositoryPath } from '#lib/routes.ts'

interface BadgeEntryProps {
  readonly kind: BadgeKind
  readonly alias: string
  readonly name: string
  readonly options: BadgeOptions
  /** Of this site, for addresses that are pasted elsewhere. */
  readonly origin: string
}

/** One badge: how it looks, what it tells, and what to paste. */
export function BadgeEntry({ kind, alias, name, options: { tag, ...looks }, origin }: BadgeEntryProps) {
  const query = badgeQuery(tag !== undefined && taggedKinds.has(kind) ? { ...looks, tag } : looks)
  const { label, about } = badgeTexts[kind]
  const path = repositoryPages.badge(alias, name, kind) + query
  const endpoint = `${origin}${repositoryPages.badge(alias, name, kind, 'json')}${query}`
  const snippets = badgeSnippets({ alt: label, image: `${origin}${path}`, page: `${origin}${repositoryPath(alias, name)}` })
  return (
    <li className="grid gap-x-12 gap-y-3 border-line border-b py-5 lg:grid-cols-[24rem_minmax(0,1fr)]">
      <div className="min-w-0">
        <h2 className="text-14 font-semibold first-letter:uppercase">{kind}</h2>
        <p className="text-13 text-ink-soft">{about}</p>
        <p className="mt-3 overflow-x-auto">
          {/* A badge is a small picture that the site draws itself. */}
          {/* biome-ignore lint/performance/noImgElement: see above */}
          <img src={path} alt={`Badge: ${kind}`} className="max-w-none" />
        </p>
      </div>
      <dl className="min-w-0">
        <Snippet language="Markdown" kind={kind} text={snippets.markdown} />
        <Snippet language="HTML" kind={kind} text={snippets.html} />
        <Snippet language="reStructuredText" kind={kind} text={snippets.restructuredText} />
        <Snippet language="shields.io endpoint" kind={kind} text={endpoint} />
      </dl>
    </li>
  )
}

function Snippet({ language, kind, text }: { readonly language: string; readonly kind: BadgeKind; readonly text: string }) {
  return (
    <div className="mt-2 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 first:mt-0 sm:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <dt className="col-span-2 text-13 text-ink-soft sm:col-span-1">{language}</dt>
      <dd className="contents">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
        <code tabIndex={0} className="block overflow-x-auto whitespace-pre rounded-md bg-sunken px-2.5 py-1.5 font-mono text-12">
          {text}
        </code>
        <CopyButton text={text} label={`Copy ${language} of ${kind}`} />
      </dd>
    </div>
  )
}
