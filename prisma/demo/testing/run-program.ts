import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Machine, type MachineName, machines } from '#demo/machine/machines.ts'
import { createProgram, type Program } from '#demo/machine/program.ts'

const emulators: Readonly<Record<MachineName, string>> = {
  amd64: 'qemu-x86_64-static',
  '386': 'qemu-i386-static',
  arm: 'qemu-arm-static',
  arm64: 'qemu-aarch64-static',
}
const nativeMachines: Readonly<Record<string, readonly MachineName[]>> = {
  x64: ['amd64', '386'],
  arm64: ['arm64'],
  ia32: ['386'],
  arm: ['arm'],
}

/** A folder of a test file's own for the programs that it runs. */
export function createProgramFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-programs-'))
  return {
    build(machine: Machine, source: (program: Program) => void): string {
      const program = createProgram(machine)
      source(program)
      return this.write(program.link())
    },
    write(executable: Buffer): string {
      const file = path.join(folder, `program-${fs.readdirSync(folder).length}`)
      fs.writeFileSync(file, executable, { mode: 0o755 })
      return file
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
}

/** What goes before a program's file to run it here, or why it cannot be run. */
export function runnerOf(machine: Machine): { readonly command: readonly string[] } | { readonly reason: string } {
  if (process.platform !== 'linux') return { reason: 'the programs are for Linux' }
  if (nativeMachines[process.arch]?.includes(machine.name) && runs(machine, [])) return { command: [] }
  const emulator = emulators[machine.name]
  if (runs(machine, [emulator])) return { command: [emulator] }
  return { reason: `needs a kernel for ${machine.name} programs, or ${emulator} (Debian package qemu-user-static)` }
}

// A kernel may lack the 32-bit half of its processor, so asking it is surer than knowing its name.
function runs(machine: Machine, command: readonly string[]): boolean {
  const folder = createProgramFolder()
  try {
    const file = folder.build(machine, (program) => program.system('exitGroup', [42]))
    return spawnSync(command[0] ?? file, [...command.slice(1), ...(command.length ? [file] : [])]).status === 42
  } finally {
    folder.remove()
  }
}

export interface Run {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export function run(
  command: readonly string[],
  file: string,
  {
    args = [],
    env = {},
    input = '',
  }: { readonly args?: readonly string[]; readonly env?: Record<string, string>; readonly input?: string } = {},
): Run {
  const [executable = file, ...before] = [...command, file]
  const { status, stdout, stderr } = spawnSync(executable, [...before, ...args], {
    env: { ...process.env, ...env },
    input,
    encoding: 'utf8',
  })
  return { exitCode: status, stdout, stderr }
}

export function start(command: readonly string[], file: string, env: Record<string, string>, args: readonly string[] = []): ChildProcess {
  const [executable = file, ...before] = [...command, file]
  return spawn(executable, [...before, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Every kind of machine, with how to run its programs here. */
export const runners = Object.values(machines).map((machine) => ({ machine, name: machine.name, runner: runnerOf(machine) }))
