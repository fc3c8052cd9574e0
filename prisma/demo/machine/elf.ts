import type { Machine } from './machines.ts'

/** Where the file is mapped, and where the memory begins that starts out as zeros: below 2 GiB on every machine. */
export const imageAddress = 0x400000
export const memoryAddress = 0x800000
/** Room for the headers of 32 and of 64 bits; texts follow, then code. */
export const headerBytes = 0x100

// As large as any of these machines' pages can be.
const pageBytesMax = 0x10000
const [load, stack] = [1, 0x6474e551]
const [executable, writable, readable] = [1, 2, 4]

interface Segment {
  readonly type: number
  readonly flags: number
  readonly address: number
  readonly fileBytes: number
  readonly memoryBytes: number
}

/**
 * A statically linked Linux executable: what it reads and runs in one segment, `memoryBytes` of zeroed memory in another,
 * and a stack that cannot be executed.
 * @see System V Application Binary Interface, "Object Files" and "Program Loading".
 */
export function writeElf(
  { encoder, elfMachine, elfFlags }: Machine,
  { texts, code, memoryBytes }: { readonly texts: Buffer; readonly code: Buffer; readonly memoryBytes: number },
): Buffer {
  const wide = encoder.wordBytes === 8
  const fileBytes = headerBytes + texts.length + code.length
  const segments: Segment[] = [
    { type: load, flags: readable | executable, address: imageAddress, fileBytes, memoryBytes: fileBytes },
    { type: load, flags: readable | writable, address: memoryAddress, fileBytes: 0, memoryBytes },
    { type: stack, flags: readable | writable, address: 0, fileBytes: 0, memoryBytes: 0 },
  ]
  const elfHeaderBytes = wide ? 64 : 52
  const writer = createWriter(Buffer.alloc(headerBytes), wide)
  writer.bytes([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  writer.halves(2, elfMachine)
  writer.ints(1)
  writer.words(imageAddress + headerBytes + texts.length, elfHeaderBytes, 0)
  writer.ints(elfFlags)
  writer.halves(elfHeaderBytes, wide ? 56 : 32, segments.length, wide ? 64 : 40, 0, 0)
  for (const segment of segments) writeSegment(writer, segment, wide)
  return Buffer.concat([writer.buffer, texts, code])
}

// The two sizes have the flags in different places.
function writeSegment(writer: Writer, { type, flags, address, fileBytes, memoryBytes }: Segment, wide: boolean): void {
  writer.ints(type)
  if (wide) writer.ints(flags)
  writer.words(0, address, address, fileBytes, memoryBytes)
  if (!wide) writer.ints(flags)
  writer.words(type === load ? pageBytesMax : 0x10)
}

type Writer = ReturnType<typeof createWriter>

function createWriter(buffer: Buffer, wide: boolean) {
  let at = 0
  const ints = (...values: number[]) => {
    for (const value of values) at = buffer.writeUInt32LE(value, at)
  }
  return {
    buffer,
    ints,
    bytes(values: readonly number[]) {
      for (const value of values) at = buffer.writeUInt8(value, at)
    },
    halves(...values: number[]) {
      for (const value of values) at = buffer.writeUInt16LE(value, at)
    },
    words(...values: number[]) {
      for (const value of values) ints(...(wide ? [value, 0] : [value]))
    },
  }
}
