import { answerPullsCsv } from '#lib/pulls/answer-pulls-csv.ts'

interface Where {
  readonly params: Promise<{ readonly alias: string; readonly name: string[] }>
}

/** `/{alias}/{name}/-/pulls.csv`, of the same view as the page. */
export async function GET(request: Request, { params }: Where): Promise<Response> {
  const { alias, name } = await params
  return answerPullsCsv(request, alias, name.join('/'))
}
