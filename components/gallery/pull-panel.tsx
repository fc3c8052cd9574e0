'use client'

import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CopyIcon, CopyNews } from '#components/ui/copy-button.tsx'
import { useCopy } from '#components/ui/use-copy.ts'
import { chooseTool, type PullTool, pullCommand, pullToolCookie, toolsFor } from '#lib/pull-command.ts'
import { type RepositoryTab, repositoryPath } from '#lib/routes.ts'
import { PullBar } from './pull-bar.tsx'
import type { PullChoice } from './pull-choice.ts'
import { PullFacts } from './pull-facts.tsx'
import { isPlainKey } from './shortcuts.tsx'

interface PullPanelProps {
  readonly alias: string
  readonly name: string
  readonly tab: RepositoryTab
  /** `host/alias/name`. */
  readonly repositoryUri: string
  readonly plainHttp: boolean
  /** At least one; the most recently pushed first. */
  readonly choices: readonly [PullChoice, ...PullChoice[]]
  /** How many tags there are beside those on offer. */
  readonly moreTags: number
  readonly chosen: { readonly tag: string; readonly tool?: string; readonly pin: boolean }
}

/**
 * How to pull this: tag, tool, by digest or not, and the command to copy. Its state is in the URL. Without JavaScript
 * it is a form and links; with it, every choice shows at once.
 */
export function PullPanel({ alias, name, tab, repositoryUri, plainHttp, choices, moreTags, chosen }: PullPanelProps) {
  const [tag, setTag] = useTagOfUrl(chosen.tag)
  const [wish, setWish] = useState(chosen.tool)
  const [pinned, setPinned] = useState(chosen.pin)
  const [copied, copy] = useCopy()
  const choice = choices.find((one) => one.tag === tag) ?? choices[0]
  const tool = chooseTool(choice.kind, wish)
  const command = pullCommand(tool, { repositoryUri, plainHttp, pinned, tag: choice.tag, digest: choice.digest })
  const pathWith = (view: { tag?: string; tool?: string; pin?: boolean }) =>
    repositoryPath(alias, name, { tab, tag: choice.tag, tool, pin: pinned, ...view })

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isPlainKey(event, 'c') && !String(getSelection() ?? '')) void copy(command)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [command, copy])

  const keepInUrl = (path: string) => history.replaceState(null, '', path)
  const chooseTag = (value: string) => {
    setTag(value)
    keepInUrl(pathWith({ tag: value }))
  }
  const choosePin = (value: boolean) => {
    setPinned(value)
    keepInUrl(pathWith({ pin: value }))
  }
  const choosePullTool = (value: PullTool) => {
    setWish(value)
    rememberTool(value)
    keepInUrl(pathWith({ tool: value }))
  }
  return (
    <>
      <section id="pull" aria-labelledby="pull-title" className="scroll-mt-4 rounded-md border border-line bg-surface">
        <form action={repositoryPath(alias, name)} className="p-4">
          {tab !== 'about' && <input type="hidden" name="tab" value={tab} />}
          <input type="hidden" name="tool" value={tool} />
          <h2 id="pull-title" className="text-14 font-semibold">
            Pull
          </h2>
          <TagSelect choices={choices} moreTags={moreTags} value={choice.tag} onChoose={chooseTag} />
          <ToolLinks kind={choice.kind} tool={tool} pathOf={(value) => pathWith({ tool: value })} onChoose={choosePullTool} />
          <code className="mt-3 block select-all wrap-anywhere rounded-md bg-sunken px-3 py-2.5 font-mono text-13" data-pull-command="">
            {command}
          </code>
          <label className="mt-2 flex h-8 items-center gap-2 text-13">
            <input
              type="checkbox"
              name="pin"
              value="digest"
              checked={pinned}
              onChange={(event) => choosePin(event.target.checked)}
              className="checkbox"
            />
            Pin by digest
            <span className="text-ink-soft">the same bytes for ever</span>
          </label>
          <noscript>
            <Button type="submit" className="mt-2 w-full">
              Show this command
            </Button>
          </noscript>
          <Button look="primary" className="needs-script mt-2 w-full" onClick={() => copy(command)} aria-keyshortcuts="c">
            <CopyIcon state={copied} />
            {{ idle: 'Copy pull command', copied: 'Copied', failed: 'Select the command to copy it' }[copied]}
          </Button>
          <CopyNews state={copied} />
        </form>
        <PullFacts choice={choice} />
      </section>
      <PullBar command={command} copied={copied} onCopy={() => copy(command)} />
    </>
  )
}

// The chosen tag, at once; it follows the URL when that changes by other means, such as a link in the list of tags.
function useTagOfUrl(initial: string) {
  const inUrl = useSearchParams().get('tag')
  const [seen, setSeen] = useState(inUrl)
  const [tag, setTag] = useState(initial)
  if (inUrl !== seen) {
    setSeen(inUrl)
    if (inUrl) setTag(inUrl)
  }
  return [tag, setTag] as const
}

interface TagSelectProps {
  readonly choices: readonly PullChoice[]
  readonly moreTags: number
  readonly value: string
  readonly onChoose: (tag: string) => void
}

function TagSelect({ choices, moreTags, value, onChoose }: TagSelectProps) {
  return (
    <span className="relative mt-3 block">
      <label htmlFor="pull-tag" className="mb-1 block text-13 text-ink-soft">
        Tag
      </label>
      <select
        id="pull-tag"
        name="tag"
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className="h-9 w-full appearance-none truncate rounded-md border border-line-strong bg-surface pr-9 pl-3 font-mono text-13"
      >
        {choices.map(({ tag }) => (
          <option key={tag} value={tag}>
            {tag}
          </option>
        ))}
        {moreTags > 0 && <option disabled>{`… ${moreTags} more under Image tags`}</option>}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-3 bottom-2.5 size-4 text-ink-soft" />
    </span>
  )
}

interface ToolLinksProps {
  readonly kind: PullChoice['kind']
  readonly tool: PullTool
  readonly pathOf: (tool: PullTool) => string
  readonly onChoose: (tool: PullTool) => void
}

function ToolLinks({ kind, tool, pathOf, onChoose }: ToolLinksProps) {
  return (
    <nav aria-label="Pull with" className="mt-3 flex rounded-md border border-line p-0.5">
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
            'flex h-7 flex-1 items-center justify-center rounded-sm text-13 transition-colors',
            name === tool ? 'bg-ink text-paper' : 'text-ink-soft hover:bg-hover hover:text-ink',
          )}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}

const toolCookieMaxAgeSeconds = 400 * 24 * 3600

function rememberTool(tool: PullTool): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
  document.cookie = `${pullToolCookie}=${tool}; Path=/; SameSite=Lax; Max-Age=${toolCookieMaxAgeSeconds}`
}
