import type { Label, Program, Value, Variable } from '#demo/machine/program.ts'

/** The argument with this number (0 is the program's own name), or zero when there are fewer. A pointer to its text. */
export function argument(program: Program, to: Variable, index: number): void {
  const count = program.variable()
  program.loadWord(count, program.initialStack)
  program.set(to, 0)
  program.when(index, 'less', count, () => {
    program.add(to, program.initialStack, (index + 1) * program.wordBytes)
    program.loadWord(to, to)
  })
}

/** Walks over a list of pointers that ends with a zero, such as the arguments or the environment. */
export function eachString(program: Program, list: Variable, body: (text: Variable) => void): void {
  const text = program.variable()
  program.loop((leave) => {
    program.loadWord(text, list)
    program.when(text, 'equal', 0, leave)
    body(text)
    program.add(list, list, program.wordBytes)
  })
}

/** Points `to` at the environment, which follows the arguments. */
export function environment(program: Program, to: Variable): void {
  program.loadWord(to, program.initialStack)
  program.add(to, to, 2)
  program.multiply(to, to, program.wordBytes)
  program.add(to, to, program.initialStack)
}

export type Prefix = ReturnType<typeof createPrefixTest>

/** Tells whether a text begins with another one. */
export function createPrefixTest(program: Program) {
  const [pointer, expected, rest, a, b, same] = Array.from({ length: 6 }, () => program.variable()) as [
    Variable,
    Variable,
    Variable,
    Variable,
    Variable,
    Variable,
  ]
  const compare: Label = program.routine(() => {
    program.set(same, 1)
    program.loop((leave) => {
      program.when(rest, 'equal', 0, leave)
      program.loadByte(a, pointer)
      program.loadByte(b, expected)
      program.when(a, 'different', b, () => {
        program.set(same, 0)
        leave()
      })
      program.add(pointer, pointer, 1)
      program.add(expected, expected, 1)
      program.subtract(rest, rest, 1)
    })
  })
  /** Runs `body` with a pointer to what follows the prefix. */
  return (text: Value, prefix: string, body: (after: Variable) => void) => {
    const { address, bytes } = program.text(prefix)
    program.set(pointer, text)
    program.set(expected, address)
    program.set(rest, bytes)
    program.call(compare)
    program.when(same, 'equal', 1, () => body(pointer))
  }
}

/** Points `to` at the value of an environment variable, or leaves it as it is when there is none or it is empty. */
export function environmentVariable(program: Program, beginsWith: Prefix, to: Variable, name: string): void {
  const [entries, first] = [program.variable(), program.variable()]
  environment(program, entries)
  eachString(program, entries, (entry) => {
    beginsWith(entry, `${name}=`, (value) => {
      program.loadByte(first, value)
      program.when(first, 'different', 0, () => program.set(to, value))
    })
  })
}

/** Reads decimal digits and moves the pointer past them; a text without any is zero. */
export function createNumberReader(program: Program) {
  const [pointer, number, digit] = [program.variable(), program.variable(), program.variable()]
  const read = program.routine(() => {
    program.set(number, 0)
    program.loop((leave) => {
      program.loadByte(digit, pointer)
      program.subtract(digit, digit, 0x30)
      // Below zero is far above nine to an unsigned comparison.
      program.when(digit, 'notBelow', 10, leave)
      program.multiply(number, number, 10)
      program.add(number, number, digit)
      program.add(pointer, pointer, 1)
    })
  })
  return (text: Variable, to: Variable) => {
    program.set(pointer, text)
    program.call(read)
    program.set(to, number)
    program.set(text, pointer)
  }
}
