/** The parts of an HTTP request that a signature covers, as they were received. */
export interface SignableRequest {
  readonly method: string
  /** Not decoded. */
  readonly path: string
  /** Without the question mark, not decoded; empty when there is none. */
  readonly query: string
  /** By lower-case name, repeated headers in their order, one character a byte: Node's `headersDistinct`. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>
}

/** The values of a header that the request has; an inherited property of the object is none. */
export function headerValues(request: SignableRequest, name: string): readonly string[] {
  return (Object.hasOwn(request.headers, name) ? request.headers[name] : undefined) ?? []
}
