import type { Program, Variable } from '#demo/machine/program.ts'
import { argument, createNumberReader } from './arguments.ts'
import { createOutput, exit, fail, type Output } from './output.ts'
import { endWhenTold } from './signals.ts'
import { createSocketAddress, createWait, internet, stream } from './socket.ts'
import { sleepSeconds } from './time.ts'

const secondsDefault = 60
const nonBlocking = 0x800
// Asked again, a connection that stands says so.
const alreadyConnected = -106

/** Tries a TCP port once a second until it takes connections: `wait-for-port ADDRESS:PORT [SECONDS]`. */
export function waitForPort(program: Program): void {
  const output = createOutput(program)
  endWhenTold(program)
  const [target, limit, waited, answer, socket] = [
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
    program.variable(),
  ]
  const { address } = readTarget(program, output, target, limit)
  const wait = createWait(program)
  const reached = () => {
    output.string(target)
    output.text(' answers after ')
    output.number(waited)
    output.text(' s\n')
    output.flush()
    exit(program, 0)
  }
  program.loop((leave) => {
    program.system('socket', [internet, stream + nonBlocking, 0], socket)
    program.system('connect', [socket, address, 16], answer)
    wait(socket, 'writable', 1, answer)
    program.system('connect', [socket, address, 16], answer)
    program.when(answer, 'equal', 0, reached)
    program.when(answer, 'equal', alreadyConnected, reached)
    program.system('close', [socket])
    program.when(waited, 'notLess', limit, leave)
    sleepSeconds(program, 1)
    program.add(waited, waited, 1)
  })
  fail(program, output, 'wait-for-port: nothing answered in time', 1)
}

function readTarget(program: Program, output: Output, target: Variable, limit: Variable) {
  const readNumber = createNumberReader(program)
  const [text, number, separator] = [program.variable(), program.variable(), program.variable()]
  const socketAddress = createSocketAddress(program)
  const refuse = () => fail(program, output, 'wait-for-port: write ADDRESS:PORT [SECONDS], as in 10.0.0.5:5432 30')
  argument(program, target, 1)
  program.when(target, 'equal', 0, refuse)
  program.set(text, target)
  for (let index = 0; index < 4; index++) {
    readNumber(text, number)
    program.when(number, 'notBelow', 256, refuse)
    socketAddress.setByte(index, number)
    program.loadByte(separator, text)
    program.when(separator, 'different', (index < 3 ? '.' : ':').charCodeAt(0), refuse)
    program.add(text, text, 1)
  }
  readNumber(text, number)
  program.when(number, 'equal', 0, refuse)
  program.when(number, 'notBelow', 65_536, refuse)
  program.loadByte(separator, text)
  program.when(separator, 'different', 0, refuse)
  socketAddress.setPort(number)
  program.set(limit, secondsDefault)
  argument(program, text, 2)
  program.when(text, 'different', 0, () => readNumber(text, limit))
  return socketAddress
}
