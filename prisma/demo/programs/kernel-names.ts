import type { Program } from '#demo/machine/program.ts'

const fieldBytes = 65
const fields = { system: 0, host: 1, release: 2, machine: 4 } as const

/** Asks the kernel for its names; answers where each is, as text with a zero at its end. */
export function kernelNames(program: Program): Readonly<Record<keyof typeof fields, number>> {
  const names = program.memory(6 * fieldBytes)
  program.system('uname', [names])
  return {
    system: names + fields.system * fieldBytes,
    host: names + fields.host * fieldBytes,
    release: names + fields.release * fieldBytes,
    machine: names + fields.machine * fieldBytes,
  }
}
