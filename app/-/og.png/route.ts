import { answerHomePicture } from '#components/open-graph/answer-picture.ts'

export const dynamic = 'force-dynamic'

/** `/-/og.png` */
export function GET(request: Request): Promise<Response> {
  return answerHomePicture(request)
}
