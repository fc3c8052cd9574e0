import type { Program, Variable } from '#demo/machine/program.ts'
import { environmentVariable } from './arguments.ts'
import { type HttpServerParts, serveHttp, writeHeaders } from './http-server.ts'

export interface PageServer {
  /** In the `Server` header and in what it says when it starts. */
  readonly name: string
  readonly version: string
  readonly pages: readonly Page[]
}

export interface Page {
  readonly path: string
  readonly contentType: string
  /** Pieces in order. */
  readonly body: readonly (string | PageVariable)[]
}

/** The value of an environment variable, made safe to stand in HTML. */
export interface PageVariable {
  readonly variable: string
  readonly otherwise: string
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const plainText = 'text/plain; charset=utf-8'

/** Serves pages that are in the program itself. GET and HEAD; a query after the path is passed over. */
export function pageServer(program: Program, { name, version, pages }: PageServer): void {
  serveHttp(program, name, (parts) => {
    const { beginsWith, output } = parts
    const writePiece = createPieceWriter(parts, pages)
    const [path, wantsBody, answered, next] = [program.variable(), program.variable(), program.variable(), program.variable()]
    const answer = (status: string, contentType: string, writeBody: () => void) => {
      writeHeaders(output, { status, contentType, server: `${name}/${version}` })
      program.when(wantsBody, 'equal', 1, writeBody)
      program.set(answered, 1)
    }
    const answerPage = ({ contentType, body }: Page) => {
      const write = () => answer('200 OK', contentType, () => body.forEach(writePiece))
      program.loadByte(next, next)
      program.when(next, 'equal', 0x20, write)
      program.when(next, 'equal', 0x3f, write)
    }
    return ({ head }) => {
      program.set(wantsBody, 1)
      beginsWith(head, 'GET ', (after) => program.set(path, after))
      beginsWith(head, 'HEAD ', (after) => {
        program.set(path, after)
        program.set(wantsBody, 0)
      })
      program.when(path, 'equal', 0, () => answer('405 Method Not Allowed', plainText, () => output.text('GET and HEAD only.\n')))
      for (const page of pages) {
        program.when(answered, 'equal', 0, () => {
          beginsWith(path, page.path, (after) => {
            program.set(next, after)
            answerPage(page)
          })
        })
      }
      program.when(answered, 'equal', 0, () => answer('404 Not Found', plainText, () => output.text('There is no such page here.\n')))
    }
  })
}

function createPieceWriter({ program, output, beginsWith }: HttpServerParts, pages: readonly Page[]) {
  const values = new Map<string, Variable>()
  for (const piece of pages.flatMap((page) => page.body)) {
    if (typeof piece === 'string' || values.has(piece.variable)) continue
    const value = program.variable()
    program.set(value, program.text(`${piece.otherwise}\0`).address)
    environmentVariable(program, beginsWith, value, piece.variable)
    values.set(piece.variable, value)
  }
  const [pointer, char, plain] = [program.variable(), program.variable(), program.variable()]
  const writeHtml = program.routine(() => {
    program.loop((leave) => {
      program.loadByte(char, pointer)
      program.when(char, 'equal', 0, leave)
      program.set(plain, 1)
      for (const [special, entity] of Object.entries(escapes)) {
        program.when(char, 'equal', special.charCodeAt(0), () => {
          output.text(entity)
          program.set(plain, 0)
        })
      }
      program.when(plain, 'equal', 1, () => output.byte(char))
      program.add(pointer, pointer, 1)
    })
  })
  return (piece: string | PageVariable) => {
    if (typeof piece === 'string') return output.text(piece)
    const value = values.get(piece.variable)
    if (!value) throw new Error(`${piece.variable} was not read.`)
    program.set(pointer, value)
    program.call(writeHtml)
  }
}
