import { clsx } from 'clsx'
import { type PullTool, pullToolCookie, toolsFor } from '#lib/pull-command.ts'
import type { ImageFacts } from './image-facts.ts'

const toolNames: Partial<Record<PullTool, string>> = { kubernetes: 'Kubernetes', dockerfile: 'Dockerfile' }

/** What the button that copies says, by what there is to copy. */
export function copyWords(tool: PullTool): string {
  if (tool === 'kubernetes') return 'Copy image line'
  return tool === 'dockerfile' ? 'Copy FROM line' : 'Copy pull command'
}

interface ToolLinksProps {
  readonly kind: ImageFacts['kind']
  readonly tool: PullTool
  readonly pathOf: (tool: PullTool) => string
  readonly onChoose: (tool: PullTool) => void
}

/** The tools that can pull such a thing, as links; with a script the command changes at once. */
export function ToolLinks({ kind, tool, pathOf, onChoose }: ToolLinksProps) {
  return (
    <nav aria-label="Pull with" className="mt-3 grid grid-cols-3 gap-0.5 rounded-md border border-line p-0.5">
      {toolsFor(kind).map((name) => (
        <a
          key={name}
          href={pathOf(name)}
          rel="nofollow"
          aria-current={name === tool ? 'true' : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            onChoose(name)
          }}
          className={clsx(
            'flex h-7 items-center justify-center rounded-sm text-13 transition-colors',
            name === tool ? 'bg-ink text-paper' : 'text-ink-soft hover:bg-hover hover:text-ink',
          )}
        >
          {toolNames[name] ?? name}
        </a>
      ))}
    </nav>
  )
}

const toolCookieMaxAgeSeconds = 400 * 24 * 3600

/** Offers this tool first on every page from now on. */
export function rememberTool(tool: PullTool): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
  document.cookie = `${pullToolCookie}=${tool}; Path=/; SameSite=Lax; Max-Age=${toolCookieMaxAgeSeconds}`
}
