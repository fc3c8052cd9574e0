import { answerRegistryPicture } from '#components/open-graph/answer-picture.ts'

interface Where {
  readonly params: Promise<{ readonly alias: string }>
}

/** `/{alias}/-/og.png` */
export async function GET(request: Request, { params }: Where): Promise<Response> {
  return answerRegistryPicture(request, (await params).alias)
}
