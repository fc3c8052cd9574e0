import type { Program, Text, Value, Variable } from '#demo/machine/program.ts'

const bufferBytes = 8192
const powersOfTen = [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1000, 100, 10, 1]

export type Output = ReturnType<typeof createOutput>

/** What a program writes, gathered so that a line or an answer leaves in one piece. Goes to standard output at first. */
export function createOutput(program: Program) {
  const buffer = program.memory(bufferBytes)
  const [target, used, pointer, written, char, source, rest] = Array.from({ length: 7 }, () => program.variable()) as [
    Variable,
    Variable,
    Variable,
    Variable,
    Variable,
    Variable,
    Variable,
  ]
  program.set(target, 1)

  const flush = program.routine(() => {
    program.set(pointer, buffer)
    program.loop((leave) => {
      program.when(used, 'equal', 0, leave)
      program.system('write', [target, pointer, used], written)
      // Nobody reads any more: what is left has nowhere to go.
      program.when(written, 'less', 1, leave)
      program.add(pointer, pointer, written)
      program.subtract(used, used, written)
    })
    program.set(used, 0)
  })
  const appendChar = program.routine(() => {
    program.when(used, 'equal', bufferBytes, () => program.call(flush))
    program.add(pointer, used, buffer)
    program.storeByte(pointer, char)
    program.add(used, used, 1)
  })
  const appendBytes = program.routine(() => {
    program.loop((leave) => {
      program.when(rest, 'equal', 0, leave)
      program.loadByte(char, source)
      program.call(appendChar)
      program.add(source, source, 1)
      program.subtract(rest, rest, 1)
    })
  })
  const appendString = program.routine(() => {
    program.loop((leave) => {
      program.loadByte(char, source)
      program.when(char, 'equal', 0, leave)
      program.call(appendChar)
      program.add(source, source, 1)
    })
  })
  const byte = (value: Value) => {
    program.set(char, value)
    program.call(appendChar)
  }
  const appendNumber = createNumberWriter(program, rest, byte)
  return {
    byte,
    text(content: string | Text) {
      const { address, bytes } = typeof content === 'string' ? program.text(content) : content
      program.set(source, address)
      program.set(rest, bytes)
      program.call(appendBytes)
    },
    bytes(address: Value, count: Value) {
      program.set(source, address)
      program.set(rest, count)
      program.call(appendBytes)
    },
    /** Up to a zero byte, as the kernel hands arguments over. */
    string(address: Value) {
      program.set(source, address)
      program.call(appendString)
    },
    /** In decimal; below 2³². */
    number(value: Value) {
      program.set(rest, value)
      program.call(appendNumber)
    },
    flush: () => program.call(flush),
    /** Later output goes to this file descriptor; what is gathered must have been flushed. */
    redirect: (descriptor: Value) => program.set(target, descriptor),
  }
}

// By subtraction: not every one of the machines can divide.
function createNumberWriter(program: Program, rest: Variable, byte: (value: Value) => void) {
  const [digit, begun] = [program.variable(), program.variable()]
  return program.routine(() => {
    program.set(begun, 0)
    for (const power of powersOfTen) {
      program.set(digit, 0x30)
      program.loop((leave) => {
        program.when(rest, 'below', power, leave)
        program.subtract(rest, rest, power)
        program.add(digit, digit, 1)
        program.set(begun, 1)
      })
      if (power === 1) byte(digit)
      else program.when(begun, 'equal', 1, () => byte(digit))
    }
  })
}

/** Says on standard error what is wrong, and ends the program. */
export function fail(program: Program, output: Output, message: string, exitCode = 2): void {
  output.flush()
  output.redirect(2)
  output.text(`${message}\n`)
  output.flush()
  exit(program, exitCode)
}

export function exit(program: Program, code: Value): void {
  program.system('exitGroup', [code])
}
