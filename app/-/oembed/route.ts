import { answerOembed } from '#components/card/oembed.ts'

/** `/-/oembed?url=…` */
export function GET(request: Request): Promise<Response> {
  return answerOembed(request)
}
