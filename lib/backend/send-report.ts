import type { RepositoryReport } from '#lib/repository-report.ts'
import { callGallery } from './call-gallery.ts'
import { reportAnswer } from './gallery-answers.ts'
import { visitorHeaders } from './visitor-headers.ts'

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
  return (await callGallery('reportRepository', input, reportAnswer, visitorHeaders(visitor))).reportId
}
