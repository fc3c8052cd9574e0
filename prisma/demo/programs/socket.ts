import type { Program, Value, Variable } from '#demo/machine/program.ts'

export const internet = 2
export const stream = 1
const addressBytes = 16

/** An IPv4 address and port as the kernel wants them: family, then port and address with the high byte first. */
export function createSocketAddress(program: Program): {
  readonly address: number
  setPort(port: Variable): void
  setByte(index: number, value: Value): void
} {
  const address = program.memory(addressBytes)
  const [high, low] = [program.variable(), program.variable()]
  program.storeByte(address, internet)
  return {
    address,
    setPort(port) {
      program.set(low, port)
      program.set(high, 0)
      program.loop((leave) => {
        program.when(low, 'below', 256, leave)
        program.subtract(low, low, 256)
        program.add(high, high, 1)
      })
      program.storeByte(address + 2, high)
      program.storeByte(address + 3, low)
    },
    setByte: (index, value) => program.storeByte(address + 4 + index, value),
  }
}

const [readable, writable] = [1, 4]

/** Waits until the descriptor can be read or written; `answer` is below 1 when the seconds ran out first. */
export function createWait(program: Program) {
  const request = program.memory(8)
  const time = program.memory(16)
  return (descriptor: Variable, what: 'readable' | 'writable', seconds: number, answer: Variable) => {
    program.storeInt(request, descriptor)
    program.storeInt(request + 4, what === 'readable' ? readable : writable)
    program.storeWord(time, seconds)
    // Linux leaves the time that was left in here.
    program.storeWord(time + program.wordBytes, 0)
    program.system('ppoll', [request, 1, time], answer)
  }
}
