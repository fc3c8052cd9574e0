import { answerHomePicture } from '#components/open-graph/answer-picture.ts'

/** `/-/og.png` */
export function GET(request: Request): Promise<Response> {
  return answerHomePicture(request)
}
