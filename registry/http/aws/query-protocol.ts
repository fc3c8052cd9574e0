import type { ServerResponse } from 'node:http'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { setRetryAfter } from '#registry/http/set-retry-after.ts'
import type { RequestFacts } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { readClaim } from '#registry/sigv4/read-claim.ts'
import { headerValues, type SignableRequest } from '#registry/sigv4/signable-request.ts'
import { authenticate } from './authenticate.ts'
import { queryErrors } from './query/error-table.ts'
import { type FormFields, formBytesMax, parseFormBody } from './query/parse-form.ts'
import { readInput } from './query/read-input.ts'
import { writeQueryAnswer, writeQueryError } from './query/write-xml.ts'
import type { RawBody } from './read-body.ts'
import { findQueryService, type QueryService } from './services.ts'

/** Whether the caller speaks the Query protocol, as clients of iam and sts do. Who names a target speaks JSON, whatever its type says. */
export function isQuery(request: SignableRequest): boolean {
  if (headerValues(request, 'x-amz-target').length > 0) return false
  const [contentType = ''] = headerValues(request, 'content-type')
  return contentType.startsWith('application/x-www-form-urlencoded') || /(^|&)Action=/.test(request.query)
}

/**
 * What comes of a request in the Query protocol, as XML. The service is the one that the signature is for: two of them
 * share the address.
 * @throws ServiceError as {@link runOperation}, and those of `authenticate`.
 */
export async function answerQuery(
  request: SignableRequest,
  readBody: (bytesMax?: number) => Promise<RawBody>,
  facts: RequestFacts,
  context: Context,
): Promise<string> {
  const service = serviceOf(request)
  if (!service) throw new ServiceError('wrong-credential-scope', "Credential should be scoped to correct service: 'iam' or 'sts'.")
  const { principal, region, body } = await authenticate(request, service.signingName, () => readBody(formBytesMax), facts, context)
  const fields = fieldsOf(request, body)
  const operation = operationOf(service, fields)
  const input = readInput(operation.input, fields)
  const output = await runOperation(operation, input, { principal, request: { ...facts, region } }, context)
  return writeQueryAnswer({ action: operation.name, namespace: service.namespace, output, requestId: facts.requestId })
}

function serviceOf(request: SignableRequest): QueryService | undefined {
  return findQueryService(readClaim(request).credential.service)
}

function fieldsOf({ method, query }: SignableRequest, { bytes }: RawBody): FormFields {
  if (method === 'GET') return parseFormBody(query)
  return parseFormBody(bytes.length > 0 ? bytes.toString('latin1') : query)
}

function operationOf({ operations, version, signingName }: QueryService, fields: FormFields) {
  const action = fields.get('Action') ?? ''
  const asked = fields.get('Version')
  const operation = operations.find(({ name }) => name === action)
  if (operation && (asked === undefined || asked === version)) return operation
  throw new ServiceError(
    'unknown-operation',
    `Could not find operation ${action.slice(0, 100)} for version ${asked ?? version} of ${signingName}.`,
  )
}

export function sendXml(response: ServerResponse, { requestId }: RequestFacts, text: string, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'text/xml', 'Content-Length': Buffer.byteLength(text), 'x-amzn-RequestId': requestId })
  response.end(text)
}

export function sendQueryError(
  response: ServerResponse,
  request: SignableRequest,
  facts: RequestFacts,
  error: unknown,
  { log }: Pick<Context, 'log'>,
): void {
  const { requestId } = facts
  const namespace = namespaceOf(request)
  if (!(error instanceof ServiceError)) {
    log.error({ err: error, requestId }, 'an API operation failed')
    const message = 'Something went wrong on our side. Please try again.'
    sendXml(response, facts, writeQueryError({ namespace, code: 'ServiceFailure', message, requestId, type: 'Receiver' }), 500)
    return
  }
  const { code, status } = queryErrors[error.kind]
  setRetryAfter(response, error)
  const message = error.kind === 'missing-authentication' ? 'Request is missing Authentication Token' : error.message
  sendXml(response, facts, writeQueryError({ namespace, code, message, requestId, type: status < 500 ? 'Sender' : 'Receiver' }), status)
}

// Which service was meant may be unknown: clients do not look at it in an error.
function namespaceOf(request: SignableRequest): string {
  try {
    return serviceOf(request)?.namespace ?? ''
  } catch {
    return ''
  }
}
