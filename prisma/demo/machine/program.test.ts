import { afterAll, describe, expect, it } from 'vitest'
import { createProgramFolder, run, runners } from '#demo/testing/run-program.ts'
import type { Condition } from './encoder.ts'
import { machines } from './machines.ts'
import { createProgram, type Program } from './program.ts'

const folder = createProgramFolder()
afterAll(folder.remove)

describe.each(runners)('programs for $name', ({ machine, runner }) => {
  const itRuns = 'command' in runner ? it : it.skip
  const title = (text: string) => ('reason' in runner ? `${text} (skipped: ${runner.reason})` : text)
  const exitCodeOf = (source: (program: Program) => void) => {
    const command = 'command' in runner ? runner.command : []
    return run(command, folder.build(machine, source)).exitCode
  }

  itRuns.each<[string, (program: Program, a: ReturnType<Program['variable']>) => void, number]>([
    ['adds', (program, a) => program.add(a, 40, 2), 42],
    ['subtracts', (program, a) => program.subtract(a, 50, 8), 42],
    ['multiplies', (program, a) => program.multiply(a, 6, 7), 42],
    ['masks', (program, a) => program.and(a, 0x1ff, 0x2a), 42],
    ['takes the exclusive or', (program, a) => program.xor(a, 0x55, 0x7f), 42],
    ['knows negative numbers', (program, a) => program.add(a, -58, 100), 42],
    ['knows numbers above 16 bits', (program, a) => program.subtract(a, 0x12345678, 0x12345678 - 42), 42],
    ['knows negative numbers above 16 bits', (program, a) => program.add(a, -0x12345678, 0x12345678 + 42), 42],
    [
      'keeps a byte apart from its neighbours',
      (program, a) => {
        const bytes = program.memory(8)
        program.storeInt(bytes, 0x01020304)
        program.storeByte(bytes + 1, 42)
        program.loadByte(a, bytes + 1)
      },
      42,
    ],
    [
      'reads a word through a pointer',
      (program, a) => {
        const [pointer, word] = [program.variable(), program.memory(8)]
        program.set(pointer, word)
        program.storeWord(pointer, 42)
        program.loadWord(a, pointer)
      },
      42,
    ],
    ['reads its texts', (program, a) => program.loadByte(a, program.text('x*').address + 1), 42],
    [
      'calls routines from routines',
      (program, a) => {
        const inner = program.routine(() => program.add(a, a, 20))
        const outer = program.routine(() => {
          program.call(inner)
          program.add(a, a, 2)
          program.call(inner)
        })
        program.call(outer)
      },
      42,
    ],
    [
      'leaves the innermost loop',
      (program, a) => {
        program.loop((leave) => {
          program.loop((leaveInner) => leaveInner())
          program.add(a, a, 1)
          program.when(a, 'equal', 42, leave)
        })
      },
      42,
    ],
    [
      'finds its argument count',
      (program, a) => {
        program.loadWord(a, program.initialStack)
        program.add(a, a, 41)
      },
      42,
    ],
    [
      'gets errors as negative numbers',
      (program, a) => {
        program.system('close', [9999], a)
        program.add(a, a, 51)
      },
      42,
    ],
  ])(title('%s'), (_name, source, exitCode) => {
    const code = exitCodeOf((program) => {
      const a = program.variable()
      source(program, a)
      program.system('exitGroup', [a])
    })
    expect(code).toBe(exitCode)
  })

  const pairs = [
    [1, 2],
    [2, 1],
    [2, 2],
    [-1, 1],
    [1, -1],
  ] as const
  const meanings: Record<Condition, (a: number, b: number) => boolean> = {
    equal: (a, b) => a === b,
    different: (a, b) => a !== b,
    less: (a, b) => a < b,
    notLess: (a, b) => a >= b,
    below: (a, b) => a >>> 0 < b >>> 0,
    notBelow: (a, b) => a >>> 0 >= b >>> 0,
  }
  itRuns.each(Object.entries(meanings) as [Condition, (a: number, b: number) => boolean][])(title('compares: %s'), (condition, holds) => {
    const code = exitCodeOf((program) => {
      const a = program.variable()
      pairs.forEach(([left, right], index) => {
        program.when(left, condition, right, () => program.add(a, a, 1 << index))
      })
      program.system('exitGroup', [a])
    })
    expect(code).toBe(pairs.reduce((bits, [left, right], index) => bits | (holds(left, right) ? 1 << index : 0), 0))
  })
})

describe('the executable file', () => {
  it('has the same bytes each time', () => {
    const build = () => {
      const program = createProgram(machines.arm64)
      program.system('write', [1, program.text('again').address, 5])
      return program.link()
    }
    expect(build()).toEqual(build())
  })

  it.each(Object.values(machines))('says that it is for $name', (machine) => {
    const executable = createProgram(machine).link()
    expect(executable.subarray(0, 4).toString('latin1')).toBe('\x7fELF')
    expect(executable[4]).toBe(machine.encoder.wordBytes / 4)
    expect(executable.readUInt16LE(18)).toBe(machine.elfMachine)
  })

  it('keeps a text once', () => {
    const program = createProgram(machines.amd64)
    expect(program.text('twice')).toBe(program.text('twice'))
  })

  it('is refused when a routine is called before it is there', () => {
    const program = createProgram(machines.amd64)
    program.call({ offset: undefined })
    expect(() => program.link()).toThrow('never placed')
  })
})
