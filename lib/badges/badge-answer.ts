import { makeBadge } from 'badge-maker'
import { findRepository, findTag, listTags } from '#lib/backend/gallery.ts'
import type { ImageTag } from '#lib/backend/gallery-answers.ts'
import { conditionalAnswer } from '#lib/conditional-answer.ts'
import { type BadgeContent, badgeContent } from './badge-content.ts'
import { type BadgeKind, badgeKinds, taggedKinds } from './badge-kinds.ts'
import { type BadgeOptions, parseBadgeOptions } from './badge-options.ts'
import { shownTag } from './newest-version.ts'

/** Of the newest tags, how many are looked at for the newest version. */
const tagsCompared = 1000
const cacheSeconds = 300

type Format = 'svg' | 'json'

interface Badge {
  readonly status: number
  readonly content: BadgeContent
  readonly options: BadgeOptions
  readonly maxAgeSeconds: number
}

/**
 * A badge by its file name, `pulls.svg`, or as the JSON that shields.io's endpoint badge reads, `pulls.json`. Whatever
 * is wrong stands on the badge itself, so that it can be read where the badge should be.
 * @see https://shields.io/badges/endpoint-badge
 */
export async function answerBadge(request: Request, alias: string, name: string, file: string): Promise<Response> {
  const [, kindName = '', extension] = /^([a-z]+)\.(svg|json)$/.exec(file) ?? []
  const format: Format = extension === 'json' ? 'json' : 'svg'
  const kind = badgeKinds.find((known) => known === kindName)
  if (!kind) return send(request, format, problem(404, 'badge', `no such badge; there are ${badgeKinds.join(', ')}`))
  return send(request, format, await badgeOf(kind, alias, name, new URL(request.url).searchParams))
}

async function badgeOf(kind: BadgeKind, alias: string, name: string, query: URLSearchParams): Promise<Badge> {
  const { options, problems } = parseBadgeOptions(query, kind)
  const [first] = problems
  if (first) return problem(400, first.option, first.message)
  try {
    const repository = await findRepository(alias, name)
    if (!repository) return problem(404, 'repository', 'not found')
    const tag = await tagOf(kind, alias, name, options.tag)
    if (options.tag !== undefined && !tag) return problem(404, 'tag', 'not found')
    return { status: 200, content: badgeContent(kind, { repository, tag }), options, maxAgeSeconds: cacheSeconds }
  } catch (cause) {
    console.error('a badge could not be made', cause)
    return { ...problem(503, kind, 'not available'), maxAgeSeconds: 0 }
  }
}

async function tagOf(kind: BadgeKind, alias: string, name: string, asked: string | undefined): Promise<ImageTag | undefined> {
  if (asked !== undefined) return findTag(alias, name, asked)
  if (kind !== 'version' && (!taggedKinds.has(kind) || kind === 'updated')) return undefined
  const { imageTagDetails } = await listTags(alias, name, { maxResults: tagsCompared })
  return shownTag(imageTagDetails)
}

function problem(status: number, label: string, message: string): Badge {
  return { status, content: { label, message, color: 'red', isError: true }, options: {}, maxAgeSeconds: 60 }
}

function send(request: Request, format: Format, { status, content, options, maxAgeSeconds }: Badge): Promise<Response> {
  const { style, color = content.color, label = content.label } = options
  const { message, isError } = content
  if (format === 'svg') {
    const body = makeBadge({ label, message, color, ...(style ? { style } : {}) })
    return conditionalAnswer(request, { status, maxAgeSeconds, mediaType: 'image/svg+xml; charset=utf-8', body })
  }
  const answer = { schemaVersion: 1, label, message, color, ...(style ? { style } : {}), ...(isError ? { isError } : {}), cacheSeconds }
  return conditionalAnswer(request, { status, maxAgeSeconds, mediaType: 'application/json', body: JSON.stringify(answer) })
}
