import { type IncomingMessage, ServerResponse } from 'node:http'

/** What a handler answered. */
export interface Captured {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: Buffer
}

/**
 * Lets `handle` answer the request into memory.
 * @throws Error when the answer is cut off, or has more than `bytesMax` bytes.
 */
export function capture(
  request: IncomingMessage,
  handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
  bytesMax: number,
): Promise<Captured> {
  return new Promise((resolve, reject) => {
    const response = new CapturingResponse(request, bytesMax)
    response.once('finish', () => resolve(response.captured()))
    response.once('aborted', (error?: Error) => reject(error ?? new Error('The page was not rendered to its end.')))
    Promise.resolve(handle(request, response)).catch(reject)
  })
}

class CapturingResponse extends ServerResponse {
  readonly #chunks: Buffer[] = []
  readonly #bytesMax: number
  #bytes = 0

  constructor(request: IncomingMessage, bytesMax: number) {
    super(request)
    this.#bytesMax = bytesMax
  }

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    this.#keep(chunk, encoding)
    const done = typeof encoding === 'function' ? encoding : callback
    if (typeof done === 'function') process.nextTick(done)
    return true
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.writableEnded || this.destroyed) return this
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.#keep(chunk, encoding)
    if (this.destroyed) return this
    const done = [chunk, encoding, callback].find((argument) => typeof argument === 'function')
    // What `writableEnded` tells; there is no connection to end it on.
    this.finished = true
    process.nextTick(() => {
      this.emit('finish')
      if (typeof done === 'function') done()
    })
    return this
  }

  // Without a connection nothing else would say that it is over.
  override destroy(error?: Error): this {
    if (this.destroyed) return this
    this.destroyed = true
    process.nextTick(() => this.emit('aborted', error))
    return this
  }

  override flushHeaders(): void {}

  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.find((argument) => typeof argument === 'object') as Record<string, string> | undefined
    this.statusCode = status
    for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value)
    return this
  }

  captured(): Captured {
    const headers: Record<string, string | string[]> = {}
    for (const [name, value] of Object.entries(this.getHeaders())) {
      if (value !== undefined) headers[name] = Array.isArray(value) ? value : String(value)
    }
    return { status: this.statusCode, headers, body: Buffer.concat(this.#chunks) }
  }

  #keep(chunk: unknown, encoding: unknown): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding | undefined) : Buffer.from(chunk as Uint8Array)
    this.#bytes += bytes.length
    if (this.#bytes > this.#bytesMax) this.destroy(new Error(`A page has more than ${this.#bytesMax} bytes.`))
    else this.#chunks.push(bytes)
  }
}
