import type { MachineName } from './machines.ts'

/**
 * Linux's numbers for the system calls that the demo programs make. On 32-bit machines the calls that take a time are
 * those with 64-bit seconds, so that the same 16 bytes hold a time on every machine.
 * @see the kernel's arch/x86/entry/syscalls, arch/arm/tools/syscall.tbl and include/uapi/asm-generic/unistd.h
 */
export const systemCalls = {
  accept4: { amd64: 288, '386': 364, arm: 366, arm64: 242 },
  bind: { amd64: 49, '386': 361, arm: 282, arm64: 200 },
  clockGetTime: { amd64: 228, '386': 403, arm: 403, arm64: 113 },
  clockNanosleep: { amd64: 230, '386': 407, arm: 407, arm64: 115 },
  clone: { amd64: 56, '386': 120, arm: 120, arm64: 220 },
  close: { amd64: 3, '386': 6, arm: 6, arm64: 57 },
  connect: { amd64: 42, '386': 362, arm: 283, arm64: 203 },
  exitGroup: { amd64: 231, '386': 252, arm: 248, arm64: 94 },
  getGid: { amd64: 104, '386': 200, arm: 200, arm64: 176 },
  getPid: { amd64: 39, '386': 20, arm: 20, arm64: 172 },
  getUid: { amd64: 102, '386': 199, arm: 199, arm64: 174 },
  listen: { amd64: 50, '386': 363, arm: 284, arm64: 201 },
  ppoll: { amd64: 271, '386': 414, arm: 414, arm64: 73 },
  read: { amd64: 0, '386': 3, arm: 3, arm64: 63 },
  setSocketOption: { amd64: 54, '386': 366, arm: 294, arm64: 208 },
  shutdown: { amd64: 48, '386': 373, arm: 293, arm64: 210 },
  signalAction: { amd64: 13, '386': 174, arm: 174, arm64: 134 },
  socket: { amd64: 41, '386': 359, arm: 281, arm64: 198 },
  uname: { amd64: 63, '386': 122, arm: 122, arm64: 160 },
  write: { amd64: 1, '386': 4, arm: 4, arm64: 64 },
} as const satisfies Record<string, Record<MachineName, number>>

export type SystemCall = keyof typeof systemCalls
