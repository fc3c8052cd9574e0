import { answerBadge } from '#lib/badges/badge-answer.ts'

interface Where {
  readonly params: Promise<{ readonly alias: string; readonly file: string; readonly name: string[] }>
}

/** `/{alias}/{name}/-/badge/{kind}.svg` and `.json`. */
export async function GET(request: Request, { params }: Where): Promise<Response> {
  const { alias, name, file } = await params
  return answerBadge(request, alias, name.join('/'), file)
}
