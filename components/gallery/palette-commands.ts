import { allRepositoriesPath, pageSubject, registryFeedPath, registryPath, repositoryPages, repositoryPath } from '#lib/routes.ts'
import { otherColourScheme, switchColourScheme } from './switch-colour-scheme.ts'

/** Something that the palette does: a page to go to, or an action on this one. */
export type PaletteCommand = { readonly text: string } & ({ readonly href: string } | { readonly act: () => void })

export interface PaletteGroup {
  readonly title: string
  readonly commands: readonly PaletteCommand[]
}

interface PaletteActions {
  copy(text: string): void
  showKeys(): void
}

/** What can be done here: about the page's repository or publisher first, then everywhere. */
export function paletteGroups(pathname: string, pullCommand: string | undefined, { copy, showKeys }: PaletteActions): PaletteGroup[] {
  const subject = pageSubject(pathname)
  const scheme = otherColourScheme()
  return [
    ...(subject ? [{ title: subjectTitle(subject), commands: subjectCommands(subject, pullCommand, copy) }] : []),
    {
      title: 'Pages',
      commands: [
        { text: 'Front page', href: '/' },
        { text: 'All repositories', href: allRepositoriesPath },
        { text: 'Recently updated', href: '/?sort=updated' },
        { text: 'Verified accounts', href: '/?verified=verified' },
      ],
    },
    {
      title: 'Actions',
      commands: [
        { text: `Use ${scheme} colours`, act: () => switchColourScheme(scheme) },
        { text: 'Show keyboard shortcuts', act: showKeys },
      ],
    },
  ]
}

/** The groups with what has all words of a text in it. */
export function narrowGroups(groups: readonly PaletteGroup[], text: string): PaletteGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (command: PaletteCommand) => words.every((word) => command.text.toLowerCase().includes(word))
  return groups.map((group) => ({ ...group, commands: group.commands.filter(fits) })).filter(({ commands }) => commands.length > 0)
}

type Subject = NonNullable<ReturnType<typeof pageSubject>>

function subjectTitle({ alias, name }: Subject): string {
  return name ? `${alias}/${name}` : alias
}

function subjectCommands({ alias, name }: Subject, pullCommand: string | undefined, copy: (text: string) => void): PaletteCommand[] {
  if (!name) return [{ text: 'Feed of this publisher', href: registryFeedPath(alias) }]
  return [
    ...(pullCommand ? [{ text: 'Copy pull command', act: () => copy(pullCommand) }] : []),
    { text: 'About', href: repositoryPath(alias, name) },
    { text: 'Usage', href: repositoryPath(alias, name, { tab: 'usage' }) },
    { text: 'Image tags', href: repositoryPath(alias, name, { tab: 'tags' }) },
    { text: 'Pulls over time', href: repositoryPages.pulls(alias, name) },
    { text: 'Badges', href: repositoryPages.badges(alias, name) },
    { text: 'Feed of new tags', href: repositoryPages.feed(alias, name) },
    { text: `Publisher ${alias}`, href: registryPath(alias) },
  ]
}
