import type { Program } from '#demo/machine/program.ts'
import { createInput } from './input.ts'
import { createOutput, exit } from './output.ts'

// International Morse code, from '0' to 'Z' as the characters are numbered; what has no sign there is empty.
const signs: Readonly<Record<string, string>> = {
  0: '-----',
  1: '.----',
  2: '..---',
  3: '...--',
  4: '....-',
  5: '.....',
  6: '-....',
  7: '--...',
  8: '---..',
  9: '----.',
  ':': '---...',
  '=': '-...-',
  '?': '..--..',
  '@': '.--.-.',
  A: '.-',
  B: '-...',
  C: '-.-.',
  D: '-..',
  E: '.',
  F: '..-.',
  G: '--.',
  H: '....',
  I: '..',
  J: '.---',
  K: '-.-',
  L: '.-..',
  M: '--',
  N: '-.',
  O: '---',
  P: '.--.',
  Q: '--.-',
  R: '.-.',
  S: '...',
  T: '-',
  U: '..-',
  V: '...-',
  W: '.--',
  X: '-..-',
  Y: '-.--',
  Z: '--..',
}
const [first, last] = ['0', 'Z'].map((char) => char.charCodeAt(0)) as [number, number]
const signBytes = 8

/** Turns standard input into Morse code on standard output: a blank after each letter, a slash between words. */
export function morse(program: Program): void {
  const output = createOutput(program)
  const input = createInput(program)
  const table = program.text(
    Buffer.concat(
      Array.from({ length: last - first + 1 }, (_, index) => {
        const sign = Buffer.alloc(signBytes)
        sign.write(signs[String.fromCharCode(first + index)] ?? '')
        return sign
      }),
    ),
  )
  const [char, sign, dot] = [program.variable(), program.variable(), program.variable()]
  input.eachByte(char, {
    body() {
      program.when(char, 'equal', 0x20, () => output.text('/ '))
      program.when(char, 'equal', 0x0a, () => output.text('\n'))
      // Capital letters are 32 below the small ones.
      program.when(char, 'notBelow', 0x61, () => program.when(char, 'below', 0x7b, () => program.subtract(char, char, 0x20)))
      program.subtract(char, char, first)
      program.when(char, 'below', last - first + 1, () => {
        program.multiply(sign, char, signBytes)
        program.add(sign, sign, table.address)
        program.loadByte(dot, sign)
        program.when(dot, 'different', 0, () => {
          output.string(sign)
          output.text(' ')
        })
      })
    },
    afterEachRead: output.flush,
  })
  exit(program, 0)
}
