import type { Program, Value, Variable } from '#demo/machine/program.ts'
import { argument, createNumberReader } from './arguments.ts'
import { createOutput, exit, type Output } from './output.ts'
import { endWhenTold } from './signals.ts'
import { sleepSeconds, unixTime } from './time.ts'

/**
 * Three NMEA 0183 sentences a second, as instruments on a buoy would send them: depth, water temperature and wind. The
 * first argument limits the rounds, the second one is the seed; without a seed it is the time.
 */
export function buoySimulator(program: Program): void {
  const output = createOutput(program)
  const readNumber = createNumberReader(program)
  const [text, rounds, round, seed] = [program.variable(), program.variable(), program.variable(), program.variable()]
  endWhenTold(program)
  argument(program, text, 1)
  program.when(text, 'different', 0, () => readNumber(text, rounds))
  unixTime(program, seed)
  argument(program, text, 2)
  program.when(text, 'different', 0, () => readNumber(text, seed))
  const drift = createDrift(program, seed)
  const sentence = createSentenceWriter(program, output)
  const depth = startAt(program, 84)
  const temperature = startAt(program, 113)
  const direction = startAt(program, 2140)
  const speed = startAt(program, 62)
  program.loop((leave) => {
    drift(depth, 60, 110)
    drift(temperature, 95, 135)
    drift(direction, 1900, 2400)
    drift(speed, 20, 140)
    sentence(['SDDPT,', depth, ',0.5'])
    sentence(['YXMTW,', temperature, ',C'])
    sentence(['WIMWV,', direction, ',T,', speed, ',M,A'])
    output.flush()
    program.add(round, round, 1)
    program.when(round, 'equal', rounds, leave)
    sleepSeconds(program, 1)
  })
  exit(program, 0)
}

function startAt(program: Program, tenths: number): Variable {
  const variable = program.variable()
  program.set(variable, tenths)
  return variable
}

/** Moves a value by at most three tenths, within bounds. */
function createDrift(program: Program, seed: Variable) {
  const [value, low, high, step] = [program.variable(), program.variable(), program.variable(), program.variable()]
  const move = program.routine(() => {
    // A linear congruential generator; its upper bits are the random ones, so a comparison picks the step.
    program.multiply(seed, seed, 1_103_515_245)
    program.add(seed, seed, 12_345)
    program.and(seed, seed, 0x7fffffff)
    program.set(step, -3)
    for (let sixth = 1; sixth <= 6; sixth++) {
      program.when(seed, 'notLess', Math.floor((0x7fffffff / 7) * sixth), () => program.add(step, step, 1))
    }
    program.add(value, value, step)
    program.when(value, 'less', low, () => program.set(value, low))
    program.when(high, 'less', value, () => program.set(value, high))
  })
  return (tenths: Variable, lowest: number, highest: number) => {
    program.set(value, tenths)
    program.set(low, lowest)
    program.set(high, highest)
    program.call(move)
    program.set(tenths, value)
  }
}

/** `$`, the fields, `*`, and the exclusive or of all bytes in between as two hexadecimal digits. @see NMEA 0183, 5.3 */
function createSentenceWriter(program: Program, output: Output) {
  const [checksum, begun, rest, high, pointer, char, left] = [
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
  ]
  const summed = (value: Value) => {
    program.xor(checksum, checksum, value)
    output.byte(value)
  }
  const appendText = program.routine(() => {
    program.loop((leave) => {
      program.when(left, 'equal', 0, leave)
      program.loadByte(char, pointer)
      summed(char)
      program.add(pointer, pointer, 1)
      program.subtract(left, left, 1)
    })
  })
  const appendTenths = program.routine(() => {
    program.set(begun, 0)
    for (const power of [1000, 100, 10]) {
      program.set(char, 0x30)
      program.loop((leave) => {
        program.when(rest, 'less', power, leave)
        program.subtract(rest, rest, power)
        program.add(char, char, 1)
        program.set(begun, 1)
      })
      if (power === 10) summed(char)
      else program.when(begun, 'equal', 1, () => summed(char))
    }
    summed(0x2e)
    program.add(rest, rest, 0x30)
    summed(rest)
  })
  const hexDigit = (value: Variable) => {
    program.add(pointer, value, program.text('0123456789ABCDEF').address)
    program.loadByte(char, pointer)
    output.byte(char)
  }
  const appendChecksum = program.routine(() => {
    program.set(high, 0)
    program.loop((leave) => {
      program.when(checksum, 'less', 16, leave)
      program.subtract(checksum, checksum, 16)
      program.add(high, high, 1)
    })
    hexDigit(high)
    hexDigit(checksum)
  })
  return (fields: readonly (string | Variable)[]) => {
    output.text('$')
    program.set(checksum, 0)
    for (const field of fields) {
      if (typeof field === 'string') {
        const { address, bytes } = program.text(field)
        program.set(pointer, address)
        program.set(left, bytes)
        program.call(appendText)
      } else {
        program.set(rest, field)
        program.call(appendTenths)
      }
    }
    output.text('*')
    program.call(appendChecksum)
    output.text('\r\n')
  }
}
