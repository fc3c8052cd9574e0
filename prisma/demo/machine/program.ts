import { headerBytes, imageAddress, memoryAddress, writeElf } from './elf.ts'
import type { Arithmetic, Condition, Register, Size } from './encoder.ts'
import type { Machine } from './machines.ts'
import { type SystemCall, systemCalls } from './system-calls.ts'

/** A word of memory that a program gives a meaning; zero at the start. */
export interface Variable {
  readonly address: number
}

/** What an instruction works with: a constant, an address among them, or what a variable holds. */
export type Value = number | Variable

/** Bytes that are in the program from the start and never change. */
export interface Text {
  readonly address: number
  readonly bytes: number
}

/** Code to be called, or to be jumped to. */
export interface Label {
  offset: number | undefined
}

const opposite: Record<Condition, Condition> = {
  equal: 'different',
  different: 'equal',
  less: 'notLess',
  notLess: 'less',
  below: 'notBelow',
  notBelow: 'below',
}

export type Program = ReturnType<typeof createProgram>

/**
 * A program in the making, for one kind of machine. Every method adds to its end; control structures take what goes
 * into them as a function. {@link Program.link} makes the executable of it.
 */
export function createProgram(machine: Machine) {
  const { encoder, name } = machine
  const [left, right] = encoder.scratch
  const code: number[] = []
  const texts: Buffer[] = []
  const textsByContent = new Map<string, Text>()
  const aims: { readonly end: number; readonly label: Label }[] = []
  const addresses: { readonly at: number; readonly register: Register; readonly label: Label }[] = []
  let textBytes = 0
  let memoryBytes = 0

  const emit = (bytes: readonly number[]) => void code.push(...bytes)
  const bring = (register: Register, value: Value) =>
    emit(typeof value === 'number' ? encoder.constant(register, value) : encoder.load(register, value.address))
  const place = (label: Label) => {
    label.offset = code.length
  }
  const aimed = (bytes: readonly number[], label: Label) => {
    emit(bytes)
    aims.push({ end: code.length, label })
  }
  const jump = (label: Label) => aimed(encoder.jump(), label)
  const jumpIf = (a: Value, condition: Condition, b: Value, label: Label) => {
    bring(left, a)
    bring(right, b)
    emit(encoder.compare(left, right))
    aimed(encoder.jumpIf(condition), label)
  }
  const calculate = (arithmetic: Arithmetic) => (to: Variable, a: Value, b: Value) => {
    bring(left, a)
    bring(right, b)
    emit(encoder.calculate(arithmetic, left, right))
    emit(encoder.store(left, to.address))
  }
  const loadFrom = (size: Size) => (to: Variable, pointer: Value) => {
    bring(right, pointer)
    emit(encoder.loadAt(left, right, size))
    emit(encoder.store(left, to.address))
  }
  const storeTo = (size: Size) => (pointer: Value, value: Value) => {
    bring(right, pointer)
    bring(left, value)
    emit(encoder.storeAt(left, right, size))
  }
  /** Zeroed memory; its address. */
  const memory = (bytes: number): number => {
    const address = memoryAddress + memoryBytes
    memoryBytes += Math.ceil(bytes / 8) * 8
    return address
  }
  const variable = (): Variable => ({ address: memory(8) })

  // The kernel leaves the arguments and the environment on the stack.
  const initialStack = variable()
  emit(encoder.stackPointer(left))
  emit(encoder.store(left, initialStack.address))

  return {
    machine,
    wordBytes: encoder.wordBytes,
    /** Holds where the argument count is, followed by the arguments, a zero, the environment and a zero, all words. */
    initialStack,
    memory,
    variable,
    /** The same text twice is in the program once. */
    text(content: string | Buffer): Text {
      const bytes = Buffer.from(content)
      const key = bytes.toString('latin1')
      const known = textsByContent.get(key)
      if (known) return known
      const text = { address: imageAddress + headerBytes + textBytes, bytes: bytes.length }
      textsByContent.set(key, text)
      texts.push(bytes)
      textBytes += bytes.length
      return text
    },
    set(to: Variable, value: Value) {
      bring(left, value)
      emit(encoder.store(left, to.address))
    },
    add: calculate('add'),
    subtract: calculate('subtract'),
    multiply: calculate('multiply'),
    and: calculate('and'),
    xor: calculate('xor'),
    loadByte: loadFrom('byte'),
    loadWord: loadFrom('word'),
    storeByte: storeTo('byte'),
    storeInt: storeTo('int'),
    storeWord: storeTo('word'),
    when(a: Value, condition: Condition, b: Value, body: () => void, otherwise?: () => void) {
      const [past, end]: [Label, Label] = [{ offset: undefined }, { offset: undefined }]
      jumpIf(a, opposite[condition], b, past)
      body()
      if (otherwise) jump(end)
      place(past)
      otherwise?.()
      place(end)
    },
    /** For ever, or until `leave` is reached, which the body gets to put where it wants. */
    loop(body: (leave: () => void) => void) {
      const [begin, end]: [Label, Label] = [{ offset: undefined }, { offset: undefined }]
      place(begin)
      body(() => jump(end))
      jump(begin)
      place(end)
    },
    /** Code to be called later. It may not call itself: variables are not kept on a stack. */
    routine(body: () => void): Label {
      const [begin, end]: [Label, Label] = [{ offset: undefined }, { offset: undefined }]
      jump(end)
      place(begin)
      emit(encoder.enter())
      body()
      emit(encoder.leave())
      place(end)
      return begin
    },
    call: (label: Label) => aimed(encoder.call(), label),
    /** The address of a routine, as the kernel wants it of a signal's handler. */
    addressOf(to: Variable, label: Label) {
      addresses.push({ at: code.length, register: left, label })
      bring(left, 0)
      emit(encoder.store(left, to.address))
    },
    /** Arguments left out are zero. The result goes to `to`; errors are small negative numbers. */
    system(call: SystemCall, values: readonly Value[], to?: Variable) {
      encoder.callArguments.forEach((register, index) => {
        bring(register, values[index] ?? 0)
      })
      bring(encoder.callNumber, systemCalls[call][name])
      emit(encoder.systemCall())
      if (to) emit(encoder.store(encoder.callResult, to.address))
    },
    /** The executable file. */
    link(): Buffer {
      const padded = Buffer.concat([...texts, Buffer.alloc(-textBytes & 7)])
      const linked = Buffer.from(code)
      for (const { end, label } of aims) encoder.aim(linked, end, offsetOf(label))
      for (const { at, register, label } of addresses) {
        const address = imageAddress + headerBytes + padded.length + offsetOf(label)
        linked.set(encoder.constant(register, address), at)
      }
      return writeElf(machine, { texts: padded, code: linked, memoryBytes })
    },
  }
}

function offsetOf(label: Label): number {
  if (label.offset === undefined) throw new Error('A program jumps to a label that was never placed.')
  return label.offset
}
