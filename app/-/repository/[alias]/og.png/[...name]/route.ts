import { answerRepositoryPicture } from '#components/open-graph/answer-picture.ts'

interface Where {
  readonly params: Promise<{ readonly alias: string; readonly name: string[] }>
}

/** `/{alias}/{name}/-/og.png` */
export async function GET(request: Request, { params }: Where): Promise<Response> {
  const { alias, name } = await params
  return answerRepositoryPicture(request, alias, name.join('/'))
}
