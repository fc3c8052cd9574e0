import type { Program, Variable } from '#demo/machine/program.ts'

const bufferBytes = 4096

/** Reads standard input to its end. */
export function createInput(program: Program) {
  const buffer = program.memory(bufferBytes)
  const [pointer, rest] = [program.variable(), program.variable()]
  return {
    /** Runs `body` with each byte in `to`, and `afterEachRead` whenever the next bytes may take a while. */
    eachByte(to: Variable, { body, afterEachRead = () => {} }: { readonly body: () => void; readonly afterEachRead?: () => void }): void {
      program.loop((leave) => {
        program.system('read', [0, buffer, bufferBytes], rest)
        program.when(rest, 'less', 1, leave)
        program.set(pointer, buffer)
        program.loop((leaveBuffer) => {
          program.when(rest, 'equal', 0, leaveBuffer)
          program.loadByte(to, pointer)
          body()
          program.add(pointer, pointer, 1)
          program.subtract(rest, rest, 1)
        })
        afterEachRead()
      })
    },
  }
}
