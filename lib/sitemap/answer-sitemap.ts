import { LRUCache } from 'lru-cache'
import { callGallery } from '#lib/backend/call-gallery.ts'
import { type SitemapEntry, sitemapEntriesAnswer, sitemapPagesAnswer } from '#lib/backend/gallery-answers.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { conditionalAnswer } from '#lib/conditional-answer.ts'
import { htmlText } from '#lib/feeds/feed-text.ts'
import { registryPath, repositoryPath } from '#lib/routes.ts'

const cacheSeconds = 3600
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

// Finding where pages begin reads over all repositories, and a crawler asks for page after page.
const pages = new LRUCache<string, readonly string[]>({
  max: 1,
  ttl: 10 * 60 * 1000,
  fetchMethod: async () => (await callGallery('listSitemapPages', {}, sitemapPagesAnswer)).pages,
})

/** `/robots.txt`: everything may be read but what is endless or made for programs. */
export function answerRobots(request: Request): Promise<Response> {
  const { origin } = readInstance()
  const closed = ['/api/', '/v2/', '/-/colour-scheme', '/*?*filter=', '/*?*after=', '/*/-/compare']
  const body = `User-agent: *\n${closed.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ${origin}/sitemap.xml\n`
  return conditionalAnswer(request, { mediaType: 'text/plain; charset=utf-8', body, maxAgeSeconds: cacheSeconds })
}

/** `/sitemap.xml`: where the pages of the sitemap are. @see https://www.sitemaps.org/protocol.html#index */
export function answerSitemapIndex(request: Request): Promise<Response> {
  return orUnavailable(request, async () => {
    const { origin } = readInstance()
    const tokens = await pageTokens()
    // The first page is there without any repository, too: it has the home page.
    const places = Array.from(
      { length: Math.max(1, tokens.length) },
      (_, index) => `<sitemap><loc>${origin}/-/sitemap/${index}.xml</loc></sitemap>\n`,
    )
    return xml(request, `<sitemapindex xmlns="${namespace}">\n${places.join('')}</sitemapindex>\n`)
  })
}

/** `/-/sitemap/{n}.xml`, from 0: at most 10,000 addresses; 404 for a page that there is not. */
export function answerSitemapPage(request: Request, file: string): Promise<Response> {
  return orUnavailable(request, async () => {
    const number = /^(0|[1-9]\d{0,5})\.xml$/.exec(file)?.[1]
    const token = number === undefined ? undefined : (await pageTokens())[Number(number)]
    if (token === undefined && number !== '0') return plain(request, 404, 'There is no such page of the sitemap.')
    const { entries } =
      token === undefined ? { entries: [] } : await callGallery('listSitemapEntries', { page: token }, sitemapEntriesAnswer)
    const home = number === '0' ? [address('/')] : []
    return xml(request, `<urlset xmlns="${namespace}">\n${[...home, ...addresses(entries)].join('')}</urlset>\n`)
  })
}

// A registry stands before its first repository of each page.
function addresses(entries: readonly SitemapEntry[]): readonly string[] {
  const seen = new Set<string>()
  return entries.flatMap(({ registryAliasName: alias, repositoryName, lastPushedAt }) => {
    const own = address(repositoryPath(alias, repositoryName), lastPushedAt)
    if (seen.has(alias)) return [own]
    seen.add(alias)
    return [address(registryPath(alias)), own]
  })
}

function address(path: string, changed?: Date): string {
  const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''
  return `<url><loc>${htmlText(readInstance().origin + path)}</loc>${lastmod}</url>\n`
}

async function pageTokens(): Promise<readonly string[]> {
  return (await pages.fetch(readInstance().endpoint)) ?? []
}

async function orUnavailable(request: Request, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (cause) {
    console.error('a sitemap could not be made', cause)
    return plain(request, 503, 'The gallery does not answer at the moment. Please try again.')
  }
}

function xml(request: Request, body: string): Promise<Response> {
  const declared = `<?xml version="1.0" encoding="UTF-8"?>\n${body}`
  return conditionalAnswer(request, { mediaType: 'application/xml; charset=utf-8', body: declared, maxAgeSeconds: cacheSeconds })
}

function plain(request: Request, status: number, words: string): Promise<Response> {
  return conditionalAnswer(request, { status, mediaType: 'text/plain; charset=utf-8', body: `${words}\n`, maxAgeSeconds: 0 })
}
