'use server'

import { Markdown } from '#components/markdown/markdown.tsx'
import { catalogLimits } from '#lib/console/catalog-form.ts'
import { readSession } from '#lib/session/session-cookies.ts'

/** A text as the gallery's own pages show it; nothing for who is not signed in, as the work is for publishers. */
export async function previewMarkdown(text: string) {
  if (typeof text !== 'string' || !(await readSession())) return null
  return <Markdown text={text.slice(0, catalogLimits.textCharsMax * 2)} />
}
