import type { Program, Variable } from '#demo/machine/program.ts'
import { createNumberReader, createPrefixTest, environmentVariable, type Prefix } from './arguments.ts'
import { createOutput, exit, fail, type Output } from './output.ts'
import { endWhenTold, forgetChildren } from './signals.ts'
import { createSocketAddress, createWait, internet, stream } from './socket.ts'

export const portDefault = 8080
const requestBytesMax = 8000
const requestSeconds = 10
const childSignal = 17
const [socketLevel, reuseAddress] = [1, 2]
const doneWriting = 1
const backlog = 128

export interface Request {
  /** Address of the request line; the headers follow. */
  readonly head: number
  /** Up to and with the blank line after the headers. */
  readonly headBytes: Variable
}

export interface HttpServerParts {
  readonly program: Program
  readonly output: Output
  readonly beginsWith: Prefix
}

/**
 * An HTTP/1.1 server on the port in the environment variable PORT, 8080 without it: a process for each connection, one
 * request a connection, at most 8,000 bytes of request. `respond` writes the whole answer.
 */
export function serveHttp(program: Program, name: string, prepare: (parts: HttpServerParts) => (request: Request) => void): void {
  const output = createOutput(program)
  const beginsWith = createPrefixTest(program)
  endWhenTold(program)
  forgetChildren(program)
  const [listener, connection, child] = [program.variable(), program.variable(), program.variable()]
  listen({ program, output, beginsWith }, name, listener)
  const respond = prepare({ program, output, beginsWith })
  program.loop(() => {
    program.system('accept4', [listener, 0, 0, 0], connection)
    program.when(connection, 'notLess', 0, () => {
      program.system('clone', [childSignal], child)
      program.when(child, 'equal', 0, () => {
        program.system('close', [listener])
        serveConnection({ program, output, name }, connection, respond)
      })
      program.system('close', [connection])
    })
  })
}

function listen({ program, output, beginsWith }: HttpServerParts, name: string, listener: Variable): void {
  const readNumber = createNumberReader(program)
  const [text, port, answer] = [program.variable(), program.variable(), program.variable()]
  program.set(port, portDefault)
  environmentVariable(program, beginsWith, text, 'PORT')
  program.when(text, 'different', 0, () => readNumber(text, port))
  const socketAddress = createSocketAddress(program)
  socketAddress.setPort(port)
  const yes = program.memory(8)
  program.storeInt(yes, 1)
  program.system('socket', [internet, stream], listener)
  program.system('setSocketOption', [listener, socketLevel, reuseAddress, yes, 4])
  program.system('bind', [listener, socketAddress.address, 16], answer)
  program.when(answer, 'equal', 0, () => program.system('listen', [listener, backlog], answer))
  program.when(answer, 'different', 0, () => fail(program, output, `${name}: cannot listen on that port`, 1))
  output.text(`${name} listens on port `)
  output.number(port)
  output.text('\n')
  output.flush()
}

function serveConnection(
  { program, output, name }: { readonly program: Program; readonly output: Output; readonly name: string },
  connection: Variable,
  respond: (request: Request) => void,
): void {
  const wait = createWait(program)
  const head = program.memory(requestBytesMax)
  const [headBytes, answer, pointer, room] = [program.variable(), program.variable(), program.variable(), program.variable()]
  const readMore = (to: number | Variable, bytes: number | Variable, seconds: number) => {
    wait(connection, 'readable', seconds, answer)
    program.when(answer, 'less', 1, () => exit(program, 0))
    program.system('read', [connection, to, bytes], answer)
    program.when(answer, 'less', 1, () => exit(program, 0))
  }
  const headEnd = createHeadEndTest(program)
  output.redirect(connection)
  program.loop((leave) => {
    program.add(pointer, headBytes, head)
    program.set(room, requestBytesMax)
    program.subtract(room, room, headBytes)
    program.when(room, 'equal', 0, () => {
      writeHeaders(output, { status: '431 Request Header Fields Too Large', contentType: 'text/plain; charset=utf-8', server: name })
      output.text('This request is too long.\n')
      leave()
    })
    readMore(pointer, room, requestSeconds)
    headEnd(pointer, answer, headBytes, () => {
      respond({ head, headBytes })
      leave()
    })
  })
  output.flush()
  // Closed at once, what the client is still sending would undo what it has not yet read.
  program.system('shutdown', [connection, doneWriting])
  program.loop(() => readMore(head, requestBytesMax, 1))
}

/** Looks for the blank line in what has newly arrived, counts `headBytes` up to it, and then runs `found`. */
function createHeadEndTest(program: Program) {
  const [newLines, char] = [program.variable(), program.variable()]
  return (pointer: Variable, arrived: Variable, headBytes: Variable, found: () => void) => {
    program.loop((leave) => {
      program.when(arrived, 'equal', 0, leave)
      program.loadByte(char, pointer)
      program.add(headBytes, headBytes, 1)
      program.add(pointer, pointer, 1)
      program.subtract(arrived, arrived, 1)
      program.when(
        char,
        'equal',
        0x0a,
        () => program.add(newLines, newLines, 1),
        () => program.when(char, 'different', 0x0d, () => program.set(newLines, 0)),
      )
      program.when(newLines, 'equal', 2, leave)
    })
    program.when(newLines, 'equal', 2, found)
  }
}

/** The status line and the headers. The body follows, and ends with the connection. */
export function writeHeaders(
  output: Output,
  { status, contentType, server }: { readonly status: string; readonly contentType: string; readonly server: string },
): void {
  output.text(`HTTP/1.1 ${status}\r\nServer: ${server}\r\nContent-Type: ${contentType}\r\nConnection: close\r\n\r\n`)
}
