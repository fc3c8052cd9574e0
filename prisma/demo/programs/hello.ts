import type { Program } from '#demo/machine/program.ts'
import { argument, createPrefixTest } from './arguments.ts'
import { createOutput, exit, fail } from './output.ts'

export interface Greeting {
  /** Two letters, as in ISO 639-1. */
  readonly code: string
  readonly text: string
}

/** Greets in one language, named by its code, or else in all of them. */
export function hello(program: Program, greetings: readonly Greeting[]): void {
  const output = createOutput(program)
  const beginsWith = createPrefixTest(program)
  const language = program.variable()
  argument(program, language, 1)
  program.when(language, 'equal', 0, () => {
    for (const { code, text } of greetings) output.text(`${code}  ${text}\n`)
    output.flush()
    exit(program, 0)
  })
  for (const { code, text } of greetings) {
    // With its closing zero, so that only the whole code fits.
    beginsWith(language, `${code}\0`, () => {
      output.text(`${text}\n`)
      output.flush()
      exit(program, 0)
    })
  }
  fail(program, output, `I do not speak that yet. I know: ${greetings.map(({ code }) => code).join(' ')}`)
}
