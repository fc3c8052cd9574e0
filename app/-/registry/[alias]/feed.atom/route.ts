import { answerRegistryFeed } from '#lib/feeds/answer-feed.ts'

interface Where {
  readonly params: Promise<{ readonly alias: string }>
}

/** `/{alias}/-/feed.atom` */
export async function GET(request: Request, { params }: Where): Promise<Response> {
  return answerRegistryFeed(request, (await params).alias)
}
