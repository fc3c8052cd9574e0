import type { Program } from '#demo/machine/program.ts'
import { createInput } from './input.ts'
import { createOutput, exit } from './output.ts'

/** Counts the lines, words and bytes of standard input, and prints them in this order. */
export function tally(program: Program): void {
  const output = createOutput(program)
  const input = createInput(program)
  const [char, lines, words, bytes, inWord] = [
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
  ]
  input.eachByte(char, {
    body() {
      program.add(bytes, bytes, 1)
      program.when(char, 'equal', 0x0a, () => program.add(lines, lines, 1))
      // Blank, tab, line feed and what else is at or below the blank: between words.
      program.when(
        char,
        'below',
        0x21,
        () => program.set(inWord, 0),
        () => {
          program.when(inWord, 'equal', 0, () => program.add(words, words, 1))
          program.set(inWord, 1)
        },
      )
    },
  })
  for (const [count, name] of [
    [lines, 'lines'],
    [words, 'words'],
    [bytes, 'bytes'],
  ] as const) {
    output.number(count)
    output.text(name === 'bytes' ? ` ${name}\n` : ` ${name}, `)
  }
  output.flush()
  exit(program, 0)
}
