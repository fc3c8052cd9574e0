import { findRepository, listTags } from '#lib/backend/gallery.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { shownTag } from '#lib/badges/newest-version.ts'
import { conditionalAnswer } from '#lib/conditional-answer.ts'
import { cardDocument, cardPolicy } from './card-document.ts'

/** Of the newest tags, how many are looked at for the newest version. */
const tagsCompared = 100

/** The card of a repository; in its place a sentence when there is none, since a frame shows what it gets. */
export async function answerCard(request: Request, alias: string, name: string): Promise<Response> {
  try {
    const repository = await findRepository(alias, name)
    if (!repository) return plain(request, 404, `There is no repository ${alias}/${name}, or it holds no image yet.`)
    const { imageTagDetails } = await listTags(alias, name, { maxResults: tagsCompared })
    const { origin, remote, endpoint } = readInstance()
    const body = cardDocument({ origin, repository, newest: shownTag(imageTagDetails) })
    const headers = { 'Content-Security-Policy': cardPolicy(remote ? endpoint : undefined) }
    return conditionalAnswer(request, { mediaType: 'text/html; charset=utf-8', body, headers })
  } catch (cause) {
    console.error('a card could not be made', cause)
    return plain(request, 503, 'The gallery does not answer at the moment.')
  }
}

function plain(request: Request, status: number, words: string): Promise<Response> {
  const headers = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors *" }
  return conditionalAnswer(request, {
    status,
    mediaType: 'text/plain; charset=utf-8',
    body: `${words}\n`,
    maxAgeSeconds: status === 404 ? 60 : 0,
    headers,
  })
}
