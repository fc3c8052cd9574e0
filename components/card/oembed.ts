import { findRepository } from '#lib/backend/gallery.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { conditionalAnswer } from '#lib/conditional-answer.ts'
import { htmlText, xmlText } from '#lib/feeds/feed-text.ts'
import { pageSubject, repositoryPages } from '#lib/routes.ts'

const cardWidth = 480
const cardWidthMin = 240
const cardHeight = 180
const cacheSeconds = 3600
const urlCharsMax = 2000

/**
 * Answers which frame shows a repository's page elsewhere. 400 for a request that is none, 404 for an address that is no
 * repository's page here or does not fit, 501 for another format.
 * @see https://oembed.com
 */
export async function answerOembed(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const format = query.get('format') ?? 'json'
  if (format !== 'json' && format !== 'xml')
    return plain(request, 501, `There is no format ${JSON.stringify(format.slice(0, 40))}; ask for json or xml.`)
  const width = sizeOf(query, 'maxwidth', cardWidth)
  const height = sizeOf(query, 'maxheight', cardHeight)
  if (typeof width === 'string' || typeof height === 'string')
    return plain(request, 400, typeof width === 'string' ? width : String(height))
  const url = query.get('url')
  if (!url) return plain(request, 400, 'Give the address of a repository’s page as “url”.')
  const page = repositoryOf(url)
  if (!page) return plain(request, 404, `This is no repository’s page on ${readInstance().origin}.`)
  if (width < cardWidthMin || height < cardHeight) return plain(request, 404, `A card is at least ${cardWidthMin} by ${cardHeight} pixels.`)
  try {
    const found = await findRepository(page.alias, page.name)
    if (!found) return plain(request, 404, `There is no repository ${page.alias}/${page.name}, or it holds no image yet.`)
    const { primaryRegistryAliasName: alias, repositoryName: name, displayName } = found.repository
    return send(request, format, embedding(alias, name, displayName || alias, width))
  } catch (cause) {
    console.error('an oEmbed answer could not be made', cause)
    return plain(request, 503, 'The gallery does not answer at the moment.')
  }
}

function embedding(alias: string, name: string, publisher: string, width: number) {
  const { origin } = readInstance()
  const title = `${alias}/${name}`
  const frame = `<iframe src="${htmlText(origin + repositoryPages.card(alias, name))}" width="${width}" height="${cardHeight}" title="${htmlText(title)}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" frameborder="0"></iframe>`
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'Galleon',
    provider_url: origin,
    title,
    author_name: publisher,
    author_url: `${origin}/${alias}`,
    cache_age: cacheSeconds,
    html: frame,
    width,
    height: cardHeight,
  }
}

function repositoryOf(text: string): { readonly alias: string; readonly name: string } | undefined {
  if (text.length > urlCharsMax || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const subject = url.origin === readInstance().origin ? pageSubject(url.pathname) : undefined
  return subject?.name ? { alias: subject.alias, name: subject.name } : undefined
}

// The usual size, or less when the asker has less room; words when what is asked is no size.
function sizeOf(query: URLSearchParams, name: string, usual: number): number | string {
  const text = query.get(name)
  if (text === null) return usual
  return /^[1-9]\d{0,5}$/.test(text) ? Math.min(usual, Number(text)) : `“${name}” must be a number of pixels.`
}

function send(request: Request, format: 'json' | 'xml', answer: Readonly<Record<string, string | number>>): Promise<Response> {
  const file = { maxAgeSeconds: cacheSeconds }
  if (format === 'json') return conditionalAnswer(request, { ...file, mediaType: 'application/json', body: JSON.stringify(answer) })
  const members = Object.entries(answer).map(([name, value]) => `  <${name}>${htmlText(String(value))}</${name}>\n`)
  const body = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${members.join('')}</oembed>\n`
  return conditionalAnswer(request, { ...file, mediaType: 'text/xml; charset=utf-8', body })
}

function plain(request: Request, status: number, words: string): Promise<Response> {
  return conditionalAnswer(request, { status, mediaType: 'text/plain; charset=utf-8', body: `${xmlText(words)}\n`, maxAgeSeconds: 0 })
}
