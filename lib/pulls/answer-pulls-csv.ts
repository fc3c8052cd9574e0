import { BackendError } from '#lib/backend/backend-error.ts'
import { readPullStatistics } from '#lib/backend/pull-statistics.ts'
import { conditionalAnswer } from '#lib/conditional-answer.ts'
import { pullsCsv } from './pulls-csv.ts'
import { parsePullsView, toQuestion } from './pulls-view.ts'

const mediaType = 'text/csv; charset=utf-8'

/** The figures of the page of pulls as a file; its errors are files of one line, too. */
export async function answerPullsCsv(request: Request, alias: string, name: string): Promise<Response> {
  const view = parsePullsView(Object.fromEntries(new URL(request.url).searchParams))
  try {
    const body = pullsCsv(await readPullStatistics(alias, name, toQuestion(view)), view.by)
    const file = `pulls-${alias}-${name.replaceAll('/', '-')}-${view.period}-${view.by}.csv`
    return conditionalAnswer(request, { mediaType, body, headers: { 'Content-Disposition': `attachment; filename="${file}"` } })
  } catch (cause) {
    if (cause instanceof BackendError && cause.kind === 'refused') return problem(request, 404, 'There is no such repository.')
    console.error('pulls could not be read', cause)
    return problem(request, 503, 'The figures are not available now. Please try again.')
  }
}

function problem(request: Request, status: number, message: string): Promise<Response> {
  return conditionalAnswer(request, { status, maxAgeSeconds: 0, mediaType: 'text/plain; charset=utf-8', body: `${message}\n` })
}
