import Link from 'next/link'
import type { PolicyTemplate } from '#lib/console/access/policy-templates.ts'

interface TemplateLinksProps {
  readonly templates: Readonly<Record<string, PolicyTemplate>>
  pathOf(word: string): string
}

/** Leads to the same form with something else to begin with. */
export function TemplateLinks({ templates, pathOf }: TemplateLinksProps) {
  return (
    <p className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-13">
      <span className="text-ink-soft">Begin with:</span>
      {Object.entries(templates).map(([word, { title }]) => (
        <Link key={word} href={pathOf(word)} prefetch={false} className="link">
          {title}
        </Link>
      ))}
    </p>
  )
}
