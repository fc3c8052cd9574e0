import type { Program } from '#demo/machine/program.ts'
import { argument, createNumberReader } from './arguments.ts'
import { kernelNames } from './kernel-names.ts'
import { createOutput, exit } from './output.ts'
import { endWhenTold } from './signals.ts'
import { sleepSeconds, unixTime } from './time.ts'

const warningEvery = 10

/**
 * One line of JSON a second, for ever or as often as its first argument says; the second one changes the seconds between
 * lines. Every tenth line is a warning and goes to standard error.
 */
export function logTicker(program: Program): void {
  const output = createOutput(program)
  const readNumber = createNumberReader(program)
  const [text, lines, seconds, line, untilWarning, time] = [
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
  ]
  endWhenTold(program)
  const { host } = kernelNames(program)
  argument(program, text, 1)
  program.when(text, 'different', 0, () => readNumber(text, lines))
  program.set(seconds, 1)
  argument(program, text, 2)
  program.when(text, 'different', 0, () => readNumber(text, seconds))
  program.set(untilWarning, warningEvery)
  const write = (descriptor: number, level: string, message: string) => {
    output.redirect(descriptor)
    output.text('{"line":')
    output.number(line)
    output.text(',"time":')
    output.number(time)
    output.text(`,"level":"${level}","host":"`)
    output.string(host)
    output.text(`","message":"${message}"}\n`)
    output.flush()
  }
  program.loop((leave) => {
    program.add(line, line, 1)
    unixTime(program, time)
    program.subtract(untilWarning, untilWarning, 1)
    program.when(
      untilWarning,
      'equal',
      0,
      () => {
        write(2, 'warn', 'every tenth line is a warning')
        program.set(untilWarning, warningEvery)
      },
      () => write(1, 'info', 'tick'),
    )
    program.when(line, 'equal', lines, leave)
    program.when(seconds, 'different', 0, () => sleepSeconds(program, seconds))
  })
  exit(program, 0)
}
