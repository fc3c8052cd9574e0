import { type Arithmetic, type Condition, type Encoder, instruction, type Register } from './encoder.ts'

const always = 0xe
const conditions: Record<Condition, number> = { equal: 0x0, different: 0x1, less: 0xb, notLess: 0xa, below: 0x3, notBelow: 0x2 }
const opcodes: Record<Exclude<Arithmetic, 'multiply'>, number> = { add: 0xe0800000, subtract: 0xe0400000, and: 0xe0000000, xor: 0xe0200000 }
const addressRegister = 12
const number = 7

const withAddress = (opcode: number, value: Register, pointer: Register) => instruction(opcode | (pointer << 16) | (value << 12))
const halfOf = (opcode: number, to: Register, half: number) => instruction(opcode | ((half >> 12) << 16) | (to << 12) | (half & 0xfff))

function constant(to: Register, value: number): number[] {
  return [...halfOf(0xe3000000, to, value & 0xffff), ...halfOf(0xe3400000, to, (value >>> 16) & 0xffff)]
}

/** 32-bit ARM, version 7 and later, in its ARM (not Thumb) state. @see ARM Architecture Reference Manual ARMv7-A, part A8. */
export const armEncoder: Encoder = {
  wordBytes: 4,
  scratch: [0, 1],
  callNumber: number,
  callArguments: [0, 1, 2, 3, 4, 5],
  callResult: 0,
  constant,
  stackPointer: (to) => instruction(0xe1a0000d | (to << 12)),
  load: (to, address) => [...constant(addressRegister, address), ...withAddress(0xe5900000, to, addressRegister)],
  store: (from, address) => [...constant(addressRegister, address), ...withAddress(0xe5800000, from, addressRegister)],
  loadAt: (to, pointer, size) => withAddress(size === 'byte' ? 0xe5d00000 : 0xe5900000, to, pointer),
  storeAt: (from, pointer, size) => withAddress(size === 'byte' ? 0xe5c00000 : 0xe5800000, from, pointer),
  calculate(arithmetic, to, right) {
    if (arithmetic === 'multiply') return instruction(0xe0000090 | (to << 16) | (right << 8) | to)
    return instruction(opcodes[arithmetic] | (to << 16) | (to << 12) | right)
  },
  compare: (left, right) => instruction(0xe1500000 | (left << 16) | right),
  jump: () => instruction((always << 28) | 0x0a000000),
  jumpIf: (condition) => instruction((conditions[condition] << 28) | 0x0a000000),
  call: () => instruction((always << 28) | 0x0b000000),
  aim(code, end, target) {
    // Counted in instructions, from two instructions further on.
    const distance = (target - (end - 4) - 8) >> 2
    code.writeUInt32LE((code.readUInt32LE(end - 4) | (distance & 0xffffff)) >>> 0, end - 4)
  },
  enter: () => instruction(0xe52de004),
  leave: () => instruction(0xe49df004),
  systemCall: () => instruction(0xef000000),
}
