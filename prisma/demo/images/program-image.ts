import { type MachineName, machines } from '#demo/machine/machines.ts'
import { createProgram, type Program } from '#demo/machine/program.ts'
import type { Artifact } from './artifact.ts'
import { createMultiPlatformImage, type ImageRelease } from './container-image.ts'
import { createLayer } from './layer.ts'

export interface ProgramImage extends ImageRelease {
  /** The program's file is `/bin/NAME`. */
  readonly name: string
  readonly machineNames: readonly MachineName[]
  readonly source: (program: Program) => void
}

const baseFiles = [
  { path: 'bin/' },
  { path: 'etc/' },
  { path: 'etc/group', content: 'root:x:0:\nnogroup:x:65534:\n' },
  { path: 'etc/passwd', content: 'root:x:0:0:root:/:/bin/false\nnobody:x:65534:65534:nobody:/:/bin/false\n' },
  { path: 'tmp/', mode: 0o1777 },
]

/** One program on top of the few files that all these images share. */
export async function createProgramImage({ name, machineNames, source, ...release }: ProgramImage): Promise<Artifact> {
  const base = { layer: await createLayer(baseFiles), madeBy: 'users, groups and a folder for temporary files' }
  const images = await Promise.all(
    machineNames.map(async (machineName) => {
      const machine = machines[machineName]
      const program = createProgram(machine)
      source(program)
      const layer = await createLayer([{ path: `bin/${name}`, content: program.link(), mode: 0o755 }])
      return { machine, layers: [base, { layer, madeBy: `the program /bin/${name}` }] }
    }),
  )
  return createMultiPlatformImage(release, images)
}
