import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { collectEvents } from '#lib/backend/console/events.ts'
import { eventsCsv, eventsJson } from '#lib/console/event-files.ts'
import { eventProblems, eventsPerPage, exportedEventsMax, parseEventSearch, secondsOf, toLookup } from '#lib/console/event-search.ts'
import { actingAccountId } from '#lib/session/console-session.ts'

/** The newest events that a search finds, as a file; what is wrong with it or refused is a text of one line. */
export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const search = parseEventSearch(query)
  const now = new Date()
  const [problem] = Object.values(eventProblems(search, now))
  if (problem) return answer(400, 'text/plain', `${problem}\n`)
  const found = await readInConsole((call) =>
    collectEvents(call, toLookup(search, actingAccountId(call.session), secondsOf(now)), exportedEventsMax / eventsPerPage),
  )
  if ('failure' in found) return answer(statusOf(found.code), 'text/plain', `${found.failure}\n`)
  const name = `events-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  return query.format === 'csv'
    ? answer(200, 'text/csv', eventsCsv(found.answer), `${name}.csv`)
    : answer(200, 'application/json', eventsJson(found.answer), `${name}.json`)
}

function statusOf(code: string): number {
  if (code === 'AccessDeniedException') return 403
  return code === 'Unavailable' ? 503 : 400
}

function answer(status: number, mediaType: string, body: string, fileName?: string): Response {
  const headers = {
    'Content-Type': `${mediaType}; charset=utf-8`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(fileName ? { 'Content-Disposition': `attachment; filename="${fileName}"` } : {}),
  }
  return new Response(body, { status, headers })
}
