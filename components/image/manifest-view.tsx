import { ChevronRight } from 'lucide-react'
import { byteSize } from '#lib/format/quantity.ts'
import { JsonBlock } from './json-block.tsx'
import { Section } from './section.tsx'

interface ManifestViewProps {
  /** Absent when it is too large for a page. */
  readonly text: string | undefined
  readonly sizeInBytes: number
  /** Where the bytes are that the digest is of. */
  readonly path: string
}

/** The manifest, set out for reading, and a way to its own bytes. */
export function ManifestView({ text, sizeInBytes, path }: ManifestViewProps) {
  const pretty = text === undefined ? undefined : prettyJson(text)
  return (
    <Section
      id="manifest"
      title="Manifest"
      note={
        <>
          {byteSize(sizeInBytes).exact} ·{' '}
          <a href={path} className="link">
            as it was pushed
          </a>
        </>
      }
    >
      {pretty === undefined ? (
        <p className="mt-3 text-14 text-ink-soft">It is too large to be shown here.</p>
      ) : (
        <details className="group mt-3">
          <summary className="inline-flex items-center gap-1 text-13 text-ink-soft hover:text-ink">
            <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-90" />
            Show the JSON
          </summary>
          <JsonBlock text={pretty} label="Copy manifest" className="mt-2 max-h-[32rem]" />
        </details>
      )}
    </Section>
  )
}

function prettyJson(text: string): string {
  try {
    const pretty = JSON.stringify(JSON.parse(text), null, 2)
    // Indentation can weigh many times what is indented.
    return pretty.length > 2 * text.length + 10_000 ? text : pretty
  } catch {
    return text
  }
}
