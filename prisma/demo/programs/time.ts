import type { Program, Value, Variable } from '#demo/machine/program.ts'

const [realTime, monotonic] = [0, 1]
const timeBytes = 16

/** Sleeps for whole seconds. */
export function sleepSeconds(program: Program, seconds: Value): void {
  const time = program.memory(timeBytes)
  program.storeWord(time, seconds)
  program.system('clockNanosleep', [monotonic, 0, time, 0])
}

/** Seconds since 1970; good until 2106 on 32-bit machines. */
export function unixTime(program: Program, to: Variable): void {
  const time = program.memory(timeBytes)
  program.system('clockGetTime', [realTime, time])
  program.loadWord(to, time)
}
