import type { IncomingMessage } from 'node:http'
import { colourSchemeCookie, parseColourScheme } from '#lib/colour-scheme.ts'
import { pullToolCookie } from '#lib/pull-command.ts'
import { isPublicFile, pageSubject } from '#lib/routes.ts'

/** A page that is the same for everybody who asks for it like this. */
export interface SharedPage {
  readonly key: string
  /** True when the visitor has chosen nothing that shows on the page: then it is what a cache in front may keep. */
  readonly plain: boolean
  /** What the page is about; undefined for one that lists repositories of many registries. */
  readonly subject: { readonly alias: string; readonly name?: string } | undefined
}

const targetCharsMax = 2048
const tool = /^[a-z]{1,20}$/
// Scripts have their own caching; the console and a form that keeps what was typed are of one visitor.
const notShared = /^\/(?:_next|-|console|api|icon\.svg|favicon\.ico)(?:\/|$)|\/-\/report$/

/** The page that a request asks for; undefined for whatever is not a page for everybody. */
export function sharedPageOf({ method, url = '/', headers }: IncomingMessage): SharedPage | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  // Parts of pages, which the router asks for from within a page.
  if (headers.rsc !== undefined || headers['next-action'] !== undefined || headers.authorization !== undefined) return undefined
  if (url.length > targetCharsMax) return undefined
  const [pathname = '/'] = url.split('?', 1)
  if (notShared.test(pathname) || isPublicFile(pathname)) return undefined
  const choices = choicesOf(headers.cookie ?? '')
  if (!choices) return undefined
  const subject = pageSubject(pathname)
  return { key: `${choices.join(' ')} ${url}`, plain: choices.every((choice) => choice === ''), subject }
}

// Undefined when there is a cookie that is not known: whose page that is, is not known either.
function choicesOf(cookies: string): readonly [scheme: string, tool: string] | undefined {
  let [scheme, pullTool] = ['', '']
  for (const cookie of cookies.split(';')) {
    const [name = '', value = ''] = cookie.trim().split('=', 2)
    if (name === '') continue
    else if (name === colourSchemeCookie) scheme = parseColourScheme(value)
    else if (name === pullToolCookie) pullTool = tool.test(value) ? value : ''
    else if (name.startsWith('galleon')) return undefined
  }
  return [scheme === 'system' ? '' : scheme, pullTool]
}
