'use client'

import { useSearchParams } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CopyIcon, CopyNews } from '#components/ui/copy-state.tsx'
import { useCopy } from '#components/ui/use-copy.ts'
import { chooseTool, type PullPlatform, pullCommand, pullNote } from '#lib/pull-command.ts'
import { type RepositoryView, repositoryPath, repositoryViewFields } from '#lib/routes.ts'
import { PullBar } from './pull-bar.tsx'
import { type PullChoice, platformsByName } from './pull-choice.ts'
import { PullFacts } from './pull-facts.tsx'
import { PlatformSelect, TagSelect } from './pull-selects.tsx'
import { copyWords, rememberTool, ToolLinks } from './pull-tools.tsx'
import { useEarlyInput } from './use-early-input.ts'
import { useFollowedLinks } from './use-followed-links.ts'

interface PullPanelProps {
  readonly alias: string
  readonly name: string
  /** What the page shows; its choices of a pull are where the panel begins. */
  readonly view: RepositoryView
  /** `host/alias/name`. */
  readonly repositoryUri: string
  readonly plainHttp: boolean
  /** At least one: the one to offer first, and then the most recently pushed. */
  readonly choices: readonly [PullChoice, ...PullChoice[]]
  /** How many tags there are beside those on offer. */
  readonly moreTags: number
  /** The tool of the visitor's last choice. */
  readonly lastTool: string | undefined
}

/** What a visitor can choose of a pull. */
type PullWish = Pick<RepositoryView, 'tag' | 'tool' | 'pin' | 'platform'>

/**
 * How to pull this: tag, platform, tool, by digest or not, and the command to copy. Its state is in the URL. Without JavaScript
 * it is a form and links; with it, every choice shows at once.
 */
export function PullPanel({ alias, name, view, repositoryUri, plainHttp, choices, moreTags, lastTool }: PullPanelProps) {
  const [tag, setTag] = useTagOfUrl(view.tag ?? choices[0].tag)
  const [wish, setWish] = useState(view.tool ?? lastTool)
  const [pinned, setPinned] = useState(view.pin ?? false)
  const [wishedPlatform, setWishedPlatform] = useState(view.platform)
  const [copied, copy] = useCopy()
  const writing = useRef<ReturnType<typeof setTimeout>>(undefined)
  const choice = choices.find((one) => one.tag === tag) ?? choices[0]
  const tool = chooseTool(choice.image.kind, wish)
  const platforms = platformsByName(choice.image.platforms)
  const platform = platformOf(platforms, wishedPlatform)
  const target = { repositoryUri, plainHttp, pinned, platform, tag: choice.tag, digest: choice.image.digest }
  const command = pullCommand(tool, target)
  const note = pullNote(tool, target)
  const pathWith = (change: RepositoryView) =>
    repositoryPath(alias, name, { ...view, tag: choice.tag, tool, pin: pinned, platform: platform?.name, ...change })

  const choose = (change: PullWish) => {
    if (change.tag !== undefined) setTag(change.tag)
    if (change.tool !== undefined) setWish(change.tool)
    if (change.pin !== undefined) setPinned(change.pin)
    if (change.platform !== undefined) setWishedPlatform(change.platform)
    // A moment later: what was chosen early comes before the router listens, which makes links of what the address says.
    const path = pathWith(change)
    clearTimeout(writing.current)
    writing.current = setTimeout(() => history.replaceState(null, '', path))
  }
  // A link that is followed in that moment leads elsewhere. If it leads back to where the address was, that does not tell of it.
  useFollowedLinks((link) => {
    clearTimeout(writing.current)
    const linked = link.pathname === location.pathname && new URLSearchParams(link.search).get('tag')
    if (linked) setTag(linked)
  })
  const form = useRef<HTMLFormElement>(null)
  useEarlyInput(() => {
    if (!form.current) return
    const fields = new FormData(form.current)
    const early = { tag: String(fields.get('tag')), platform: String(fields.get('platform') ?? ''), pin: fields.has('pin') }
    if (early.tag !== choice.tag || early.platform !== (platform?.name ?? '') || early.pin !== pinned) choose(early)
  })
  return (
    <>
      <section id="pull" aria-labelledby="pull-title" className="scroll-mt-4 rounded-md border border-line bg-surface">
        <form ref={form} action={repositoryPath(alias, name)} className="p-4">
          {repositoryViewFields({ ...view, tag: undefined, pin: false, platform: undefined, tool }).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <h2 id="pull-title" className="text-14 font-semibold">
            Pull
          </h2>
          <TagSelect choices={choices} moreTags={moreTags} value={choice.tag} onChoose={(value) => choose({ tag: value })} />
          <PlatformSelect platforms={platforms} value={platform?.name ?? ''} onChoose={(value) => choose({ platform: value })} />
          <ToolLinks
            kind={choice.image.kind}
            tool={tool}
            pathOf={(value) => pathWith({ tool: value })}
            onChoose={(value) => {
              rememberTool(value)
              choose({ tool: value })
            }}
          />
          <code className="mt-3 block select-all wrap-anywhere rounded-md bg-sunken px-3 py-2.5 font-mono text-13" data-pull-command="">
            {command}
          </code>
          {note && <p className="mt-2 wrap-anywhere text-13 text-ink-soft">{note}</p>}
          <label className="mt-2 flex h-8 items-center gap-2 text-13">
            <input
              type="checkbox"
              name="pin"
              value="digest"
              checked={pinned}
              onChange={(event) => choose({ pin: event.target.checked })}
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
          <Button
            look="primary"
            className="needs-script mt-2 w-full"
            onClick={() => copy(command)}
            data-copy-early={command}
            data-copy-key=""
            aria-keyshortcuts="c"
          >
            <CopyIcon state={copied} />
            {{ idle: copyWords(tool), copied: 'Copied', failed: 'Select the command to copy it' }[copied]}
          </Button>
          <CopyNews state={copied} />
        </form>
        <PullFacts choice={choice} />
      </section>
      <PullBar command={command} copied={copied} onCopy={() => copy(command)} />
    </>
  )
}

// As it is called, or without its variant: `linux/arm64` finds `linux/arm64/v8`. Where there is one platform, there is no choice.
function platformOf(platforms: readonly PullPlatform[], wish: string | undefined) {
  if (!wish || platforms.length < 2) return undefined
  return platforms.find(({ name }) => name === wish) ?? platforms.find(({ name }) => name.startsWith(`${wish}/`))
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
