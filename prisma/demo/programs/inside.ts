import type { Program, Value } from '#demo/machine/program.ts'
import type { SystemCall } from '#demo/machine/system-calls.ts'
import { eachString, environment } from './arguments.ts'
import { kernelNames } from './kernel-names.ts'
import { createOutput, exit } from './output.ts'

/** Shows what a process sees from inside its container. */
export function inside(program: Program, version: string): void {
  const output = createOutput(program)
  const names = kernelNames(program)
  const line = (label: string, write: () => void) => {
    output.text(label.padEnd(14))
    write()
    output.text('\n')
  }
  const asked = (call: SystemCall) => () => {
    const answer = program.variable()
    program.system(call, [], answer)
    output.number(answer)
  }
  const named = (...addresses: Value[]) => {
    return () => {
      addresses.forEach((address, index) => {
        if (index > 0) output.text(' ')
        output.string(address)
      })
    }
  }
  line('inside', () => output.text(`${version} for ${program.machine.name}`))
  line('host name', named(names.host))
  line('kernel', named(names.system, names.release))
  line('machine', named(names.machine))
  line('process', asked('getPid'))
  line('user', asked('getUid'))
  line('group', asked('getGid'))
  const list = program.variable()
  output.text('arguments\n')
  program.add(list, program.initialStack, program.wordBytes)
  writeList(program, output, list)
  output.text('environment\n')
  environment(program, list)
  writeList(program, output, list)
  output.flush()
  exit(program, 0)
}

function writeList(program: Program, output: ReturnType<typeof createOutput>, list: ReturnType<Program['variable']>): void {
  eachString(program, list, (text) => {
    output.text('  ')
    output.string(text)
    output.text('\n')
  })
}
