/** A register's number in the machine's own counting. */
export type Register = number

/** `int` is four bytes everywhere; a `word` is as long as a pointer. */
export type Size = 'byte' | 'int' | 'word'

export type Arithmetic = 'add' | 'subtract' | 'multiply' | 'and' | 'xor'

/** `less` compares signed numbers, `below` unsigned ones. */
export type Condition = 'equal' | 'different' | 'less' | 'notLess' | 'below' | 'notBelow'

/**
 * The instructions of one kind of processor that the demo programs need. Each method answers the machine code as bytes.
 * Constants and addresses are taken as 32 bits: signed as values, unsigned and below 2 GiB as addresses.
 */
export interface Encoder {
  readonly wordBytes: 4 | 8
  /** Two registers that nothing else uses between two instructions. */
  readonly scratch: readonly [Register, Register]
  /** Where the kernel expects a system call's number and arguments, and leaves its result. */
  readonly callNumber: Register
  readonly callArguments: readonly Register[]
  readonly callResult: Register
  /** As long for one address as for any other, so that a label's address can be put in later. */
  constant(to: Register, value: number): number[]
  stackPointer(to: Register): number[]
  /** A word at a fixed address. */
  load(to: Register, address: number): number[]
  store(from: Register, address: number): number[]
  /** What another register points to; bytes and ints are widened with zeros. */
  loadAt(to: Register, pointer: Register, size: Size): number[]
  storeAt(from: Register, pointer: Register, size: Size): number[]
  /** `to` is the left operand too. */
  calculate(arithmetic: Arithmetic, to: Register, right: Register): number[]
  compare(left: Register, right: Register): number[]
  /** The next three go nowhere yet: {@link Encoder.aim} says where. */
  jump(): number[]
  jumpIf(condition: Condition): number[]
  call(): number[]
  /** Points the jump or call that ends at offset `end` to the offset `target`. */
  aim(code: Buffer, end: number, target: number): void
  /** The first and the last instruction of a routine. */
  enter(): number[]
  leave(): number[]
  systemCall(): number[]
}

/** An instruction of 32 bits as little-endian bytes. */
export function instruction(bits: number): number[] {
  return int32(bits)
}

/** A number of 32 bits, signed or not, as little-endian bytes. */
export function int32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff]
}
