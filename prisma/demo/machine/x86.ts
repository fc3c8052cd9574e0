import { type Arithmetic, type Condition, type Encoder, int32, type Register, type Size } from './encoder.ts'

const [ax, cx, dx, bx, sp, bp, si, di, r8, r9, r10] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

const opcodes: Record<Arithmetic, readonly number[]> = { add: [0x01], subtract: [0x29], and: [0x21], xor: [0x31], multiply: [0x0f, 0xaf] }
const jumps: Record<Condition, number> = { equal: 0x84, different: 0x85, less: 0x8c, notLess: 0x8d, below: 0x82, notBelow: 0x83 }

/** x86 in 32 or 64 bits. @see Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2. */
function createX86Encoder(wide: boolean): Encoder {
  // 64-bit code names the upper eight registers, and 64-bit operands, in a prefix of its own.
  const prefix = (wideOperand: boolean, register: Register, base: Register): number[] => {
    const bits = (wideOperand ? 8 : 0) | (register >> 3 ? 4 : 0) | (base >> 3 ? 1 : 0)
    return wide && bits ? [0x40 | bits] : []
  }
  const between = (opcode: readonly number[], register: Register, other: Register) => [
    ...prefix(wide, register, other),
    ...opcode,
    0xc0 | ((register & 7) << 3) | (other & 7),
  ]
  const atPointer = (opcode: readonly number[], register: Register, pointer: Register, size: Size) => [
    ...prefix(wide && size === 'word', register, pointer),
    ...opcode,
    ((register & 7) << 3) | pointer,
  ]
  // The form with a scale byte means an absolute address in both modes; the shorter one is relative in 64 bits.
  const atAddress = (opcode: number, register: Register, address: number) => [
    ...prefix(wide, register, 0),
    opcode,
    ((register & 7) << 3) | 4,
    0x25,
    ...int32(address),
  ]
  return {
    wordBytes: wide ? 8 : 4,
    scratch: [ax, cx],
    callNumber: ax,
    callArguments: wide ? [di, si, dx, r10, r8, r9] : [bx, cx, dx, si, di, bp],
    callResult: ax,
    constant(to, value) {
      // Sign-extended only where the sign matters; the usual form fills the upper half with zeros.
      if (wide && value < 0) return [...prefix(true, 0, to), 0xc7, 0xc0 | (to & 7), ...int32(value)]
      return [...prefix(false, 0, to), 0xb8 | (to & 7), ...int32(value)]
    },
    stackPointer: (to) => between([0x89], sp, to),
    load: (to, address) => atAddress(0x8b, to, address),
    store: (from, address) => atAddress(0x89, from, address),
    loadAt: (to, pointer, size) => atPointer(size === 'byte' ? [0x0f, 0xb6] : [0x8b], to, pointer, size),
    storeAt: (from, pointer, size) => atPointer([size === 'byte' ? 0x88 : 0x89], from, pointer, size),
    // Multiplication alone names its target first.
    calculate: (arithmetic, to, right) =>
      arithmetic === 'multiply' ? between(opcodes.multiply, to, right) : between(opcodes[arithmetic], right, to),
    compare: (left, right) => between([0x39], right, left),
    jump: () => [0xe9, ...int32(0)],
    jumpIf: (condition) => [0x0f, jumps[condition], ...int32(0)],
    call: () => [0xe8, ...int32(0)],
    aim: (code, end, target) => void code.writeInt32LE(target - end, end - 4),
    enter: () => [],
    leave: () => [0xc3],
    systemCall: () => (wide ? [0x0f, 0x05] : [0xcd, 0x80]),
  }
}

export const amd64Encoder = createX86Encoder(true)
export const x86Encoder = createX86Encoder(false)
