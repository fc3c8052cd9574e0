import { type Arithmetic, type Condition, type Encoder, instruction, type Register, type Size } from './encoder.ts'

const conditions: Record<Condition, number> = { equal: 0x0, different: 0x1, less: 0xb, notLess: 0xa, below: 0x3, notBelow: 0x2 }
const opcodes: Record<Arithmetic, number> = {
  add: 0x8b000000,
  subtract: 0xcb000000,
  multiply: 0x9b007c00,
  and: 0x8a000000,
  xor: 0xca000000,
}
const loads: Record<Size, number> = { byte: 0x39400000, int: 0xb9400000, word: 0xf9400000 }
const stores: Record<Size, number> = { byte: 0x39000000, int: 0xb9000000, word: 0xf9000000 }
const addressRegister = 9
const conditionalJump = 0x54000000

const withAddress = (opcode: number, value: Register, pointer: Register) => instruction(opcode | (pointer << 5) | value)
const halfOf = (opcode: number, to: Register, half: number) => instruction(opcode | ((half & 0xffff) << 5) | to)

function constant(to: Register, value: number): number[] {
  // The first half clears what it does not set, or for a negative number fills it with ones.
  const low = value < 0 ? halfOf(0x92800000, to, ~value) : halfOf(0xd2800000, to, value)
  return [...low, ...halfOf(0xf2a00000, to, value >>> 16)]
}

/** 64-bit ARM. @see Arm Architecture Reference Manual for A-profile, part C6. */
export const arm64Encoder: Encoder = {
  wordBytes: 8,
  scratch: [0, 1],
  callNumber: 8,
  callArguments: [0, 1, 2, 3, 4, 5],
  callResult: 0,
  constant,
  stackPointer: (to) => instruction(0x910003e0 | to),
  load: (to, address) => [...constant(addressRegister, address), ...withAddress(loads.word, to, addressRegister)],
  store: (from, address) => [...constant(addressRegister, address), ...withAddress(stores.word, from, addressRegister)],
  loadAt: (to, pointer, size) => withAddress(loads[size], to, pointer),
  storeAt: (from, pointer, size) => withAddress(stores[size], from, pointer),
  calculate: (arithmetic, to, right) => instruction(opcodes[arithmetic] | (right << 16) | (to << 5) | to),
  compare: (left, right) => instruction(0xeb00001f | (right << 16) | (left << 5)),
  jump: () => instruction(0x14000000),
  jumpIf: (condition) => instruction(conditionalJump | conditions[condition]),
  call: () => instruction(0x94000000),
  aim(code, end, target) {
    const bits = code.readUInt32LE(end - 4)
    const distance = (target - (end - 4)) >> 2
    // A conditional jump has a shorter field for its distance than the others.
    const field = (bits & 0xff000000) >>> 0 === conditionalJump ? (distance & 0x7ffff) << 5 : distance & 0x3ffffff
    code.writeUInt32LE((bits | field) >>> 0, end - 4)
  },
  enter: () => instruction(0xf81f0ffe),
  leave: () => [...instruction(0xf84107fe), ...instruction(0xd65f03c0)],
  systemCall: () => instruction(0xd4000001),
}
