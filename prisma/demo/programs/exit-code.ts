import type { Program } from '#demo/machine/program.ts'
import { argument, createNumberReader } from './arguments.ts'
import { createOutput, exit, fail } from './output.ts'

const codeMax = 255

/** Ends with the exit code that it is given, zero when it is given none. */
export function exitCode(program: Program): void {
  const output = createOutput(program)
  const readNumber = createNumberReader(program)
  const [text, code, next] = [program.variable(), program.variable(), program.variable()]
  argument(program, text, 1)
  program.when(text, 'equal', 0, () => exit(program, 0))
  readNumber(text, code)
  program.loadByte(next, text)
  const refuse = () => fail(program, output, `exit-code: write a number from 0 to ${codeMax}`)
  program.when(next, 'different', 0, refuse)
  program.when(code, 'notBelow', codeMax + 1, refuse)
  exit(program, code)
}
