'use client'

import { Command } from 'cmdk'
import { BadgeCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { copyToClipboard } from '#components/ui/copy-to-clipboard.ts'
import { Marked } from '#components/ui/marked.tsx'
import { Modal } from '#components/ui/modal.tsx'
import { parseGallerySearch } from '#lib/gallery-search.ts'
import { repositoryPath, searchPath } from '#lib/routes.ts'
import { createSuggester } from '#lib/suggester.ts'
import type { Suggestions } from '#lib/suggestions.ts'
import { narrowGroups, type PaletteCommand, paletteGroups } from './palette-commands.ts'

interface CommandPaletteProps {
  /** Where the browser reaches the backend; empty for the page's own site. */
  readonly endpoint: string
  readonly onClose: () => void
  readonly onShowKeys: () => void
}

/** Goes to a repository or page, or does something here, by a few letters. */
export function CommandPalette({ endpoint, onClose, onShowKeys }: CommandPaletteProps) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Suggestions>()
  const [suggester] = useState(() => createSuggester(endpoint, setAnswer))
  useEffect(() => suggester.stop, [suggester])
  const [groups] = useState(() => {
    const pullCommand = document.querySelector('[data-pull-command]')?.textContent ?? undefined
    return paletteGroups(location.pathname, pullCommand, { copy: (command) => void copyToClipboard(command), showKeys: onShowKeys })
  })
  const term = text.trim()
  const go = (href: string) => (href.endsWith('.atom') ? location.assign(href) : router.push(href))
  const run = (command: PaletteCommand) => {
    onClose()
    // Once it is closed: while it is open nothing else on the page can be selected, and so not be copied.
    if ('act' in command) setTimeout(command.act)
    else go(command.href)
  }
  return (
    <Modal label="Command palette" onClose={onClose} className="max-w-xl">
      <Command label="Commands" shouldFilter={false} loop className="flex max-h-[70vh] flex-col">
        <Command.Input
          value={text}
          onValueChange={(value) => {
            setText(value)
            suggester.ask(value)
          }}
          placeholder="Go to a repository or page, or do something"
          className="h-12 shrink-0 border-line border-b bg-surface px-4 text-16 outline-none placeholder:text-ink-soft"
        />
        <Command.List className="overflow-y-auto overscroll-contain p-2">
          {term && answer && answer.items.length > 0 && (
            <Command.Group heading={answer.approximate ? `No match for “${answer.term}”. The nearest names:` : 'Repositories'}>
              {answer.items.map(({ alias, name, verified }) => (
                <PaletteItem
                  key={`${alias}/${name}`}
                  value={`repository ${alias}/${name}`}
                  onSelect={() => run({ text: name, href: repositoryPath(alias, name) })}
                >
                  <span className="min-w-0 truncate">
                    <span className="text-ink-soft">
                      <Marked text={alias} term={answer.term} />/
                    </span>
                    <Marked text={name} term={answer.term} />
                  </span>
                  {verified && <BadgeCheck role="img" aria-label="Verified account" className="size-4 shrink-0 text-verified" />}
                </PaletteItem>
              ))}
            </Command.Group>
          )}
          {narrowGroups(groups, term).map(({ title, commands }) => (
            <Command.Group key={title} heading={title}>
              {commands.map((command) => (
                <PaletteItem key={command.text} value={`${title} ${command.text}`} onSelect={() => run(command)}>
                  {command.text}
                </PaletteItem>
              ))}
            </Command.Group>
          ))}
          {term && (
            <Command.Group heading="Search">
              <PaletteItem
                value="search everywhere"
                onSelect={() => run({ text: term, href: searchPath(parseGallerySearch({ searchTerm: term })) })}
              >
                Search the gallery for “{term}”
              </PaletteItem>
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Modal>
  )
}

interface PaletteItemProps {
  readonly value: string
  readonly onSelect: () => void
  readonly children: React.ReactNode
}

function PaletteItem({ value, onSelect, children }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-1.5 rounded-sm px-2 aria-selected:bg-sunken"
    >
      {children}
    </Command.Item>
  )
}
