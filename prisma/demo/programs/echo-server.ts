import type { Program } from '#demo/machine/program.ts'
import { serveHttp, writeHeaders } from './http-server.ts'
import { kernelNames } from './kernel-names.ts'

/** Answers every request with the request itself, after a line that says which host answers. */
export function echoServer(program: Program, version: string): void {
  serveHttp(program, 'echo-server', ({ output }) => {
    const { host } = kernelNames(program)
    return ({ head, headBytes }) => {
      writeHeaders(output, { status: '200 OK', contentType: 'text/plain; charset=utf-8', server: `echo-server/${version}` })
      output.text('host: ')
      output.string(host)
      output.text('\n\n')
      output.bytes(head, headBytes)
    }
  })
}
