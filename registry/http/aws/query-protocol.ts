import type { ServerResponse } from 'node:http'
import type { RequestFacts } from '#registry/operations/operation.ts'
import { headerValues, type SignableRequest } from '#registry/sigv4/signable-request.ts'

/** Whether the caller speaks the Query protocol, as clients of iam and sts do. Who names a target speaks JSON, whatever its type says. */
export function isQuery(request: SignableRequest): boolean {
  if (headerValues(request, 'x-amz-target').length > 0) return false
  const [contentType = ''] = headerValues(request, 'content-type')
  return contentType.startsWith('application/x-www-form-urlencoded') || /(^|&)Action=/.test(request.query)
}

/** Says, in the form that those clients read, that no Query action is offered. */
export function answerQuery(response: ServerResponse, { requestId }: RequestFacts): void {
  const body = [
    '<ErrorResponse>',
    '<Error><Type>Sender</Type><Code>InvalidAction</Code><Message>This endpoint does not offer the requested action.</Message></Error>',
    `<RequestId>${requestId}</RequestId>`,
    '</ErrorResponse>',
  ].join('')
  response
    .writeHead(400, { 'Content-Type': 'text/xml', 'Content-Length': Buffer.byteLength(body), 'x-amzn-RequestId': requestId })
    .end(body)
}
