import { answerRobots } from '#lib/sitemap/answer-sitemap.ts'

/** It names this gallery's own address, which only the running server knows. */
export const dynamic = 'force-dynamic'

/** `/robots.txt` */
export function GET(request: Request): Promise<Response> {
  return answerRobots(request)
}
