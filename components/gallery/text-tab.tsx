import Link from 'next/link'
import { Markdown } from '#components/markdown/markdown.tsx'
import { repositoryPath } from '#lib/routes.ts'

interface TextTabProps {
  readonly tab: 'about' | 'usage'
  readonly text: string | undefined
  readonly alias: string
  readonly name: string
}

const titles = { about: 'About', usage: 'Usage' } as const

/** A publisher's About or Usage text, or a word on where else to look. */
export function TextTab({ tab, text, alias, name }: TextTabProps) {
  return (
    <section aria-label={titles[tab]} className="mt-6">
      {text?.trim() ? (
        <Markdown text={text} />
      ) : (
        <p className="text-14 text-ink-soft">
          {tab === 'about' ? 'The publisher has written no description yet. ' : 'The publisher has written no instructions yet. '}
          <Link href={repositoryPath(alias, name, { tab: 'tags' })} prefetch={false} scroll={false} className="link text-ink">
            See what the image tags hold
          </Link>
        </p>
      )}
    </section>
  )
}
