import type { RepositoryReport } from '#lib/repository-report.ts'
import { callGallery } from './call-gallery.ts'
import { reportAnswer } from './gallery-answers.ts'

/** In which the server says who asks for a page; see `registry/http/gallery/visitor.ts`. */
const visitorHeader = 'x-galleon-visitor'

/**
 * Reports a repository to the operator on behalf of the visitor whose page request had these headers; answers the report's
 * id. @throws BackendError `refused` with `ThrottlingException` for too many.
 */
export async function sendReport(
  alias: string,
  name: string,
  { reason, text, email }: RepositoryReport,
  visitor: Pick<Headers, 'get'>,
): Promise<string> {
  const input = { registryAliasName: alias, repositoryName: name, reason: reason.toUpperCase(), text, email: email || undefined }
  const address = visitor.get(visitorHeader)
  const key = process.env.GALLEON_PAGES_KEY
  const headers = address && key ? { [visitorHeader]: address, 'x-galleon-pages-key': key } : undefined
  return (await callGallery('reportRepository', input, reportAnswer, headers)).reportId
}
