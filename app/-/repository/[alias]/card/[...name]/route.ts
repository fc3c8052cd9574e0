import { answerCard } from '#components/card/answer-card.ts'

interface Where {
  readonly params: Promise<{ readonly alias: string; readonly name: string[] }>
}

/** `/{alias}/{name}/-/card` */
export async function GET(request: Request, { params }: Where): Promise<Response> {
  const { alias, name } = await params
  return answerCard(request, alias, name.join('/'))
}
