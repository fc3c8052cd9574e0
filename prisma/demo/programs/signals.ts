import type { Program } from '#demo/machine/program.ts'
import { exit } from './output.ts'

const [hangUp, interrupt, terminate, child] = [1, 2, 15, 17]
// The x86 kernels insist on it. What it promises, a way back from the handler, is never needed: handlers here end the program.
const hasRestorer = 0x04000000
const signalSetBytes = 8
const ignore = 1

/**
 * Makes the program end at once, and well, when it is told to stop. The first process of a container needs this said: the
 * kernel keeps signals from it that it has no handler for, and `docker stop` would wait ten seconds.
 */
export function endWhenTold(program: Program): void {
  const handler = program.variable()
  const end = program.routine(() => exit(program, 0))
  program.addressOf(handler, end)
  const action = createAction(program)
  program.storeWord(action, handler)
  for (const signal of [hangUp, interrupt, terminate]) program.system('signalAction', [signal, action, 0, signalSetBytes])
}

/** Lets the kernel clear away children that ended. */
export function forgetChildren(program: Program): void {
  const action = createAction(program)
  program.storeWord(action, ignore)
  program.system('signalAction', [child, action, 0, signalSetBytes])
}

function createAction(program: Program): number {
  const action = program.memory(4 * program.wordBytes + signalSetBytes)
  program.storeWord(action + program.wordBytes, hasRestorer)
  return action
}
