import type { Program } from '#demo/machine/program.ts'
import { endWhenTold, forgetChildren } from './signals.ts'

/** Does nothing until it is told to stop, and clears away the processes that end in its care. */
export function pause(program: Program): void {
  endWhenTold(program)
  forgetChildren(program)
  // Waiting for nothing at all, without a time limit.
  program.loop(() => program.system('ppoll', []))
}
