import type { ImageFormat, RunSettings } from '#demo/images/container-image.ts'
import { createProgramImage } from '#demo/images/program-image.ts'
import { type MachineName, machines } from '#demo/machine/machines.ts'
import type { Program } from '#demo/machine/program.ts'
import type { DemoRepository } from './publisher.ts'

/** A repository whose images hold one program. */
export interface ProgramRepository {
  readonly name: string
  readonly vendor: string
  readonly description: string
  readonly format?: ImageFormat
  readonly settings?: Omit<RunSettings, 'entrypoint'>
  readonly releases: readonly ProgramRelease[]
}

export interface ProgramRelease {
  /** `major.minor.patch`; the newest one of each major and minor has those as tags too. */
  readonly version: string
  readonly createdAt: string
  readonly machines: readonly MachineName[]
  readonly source: (program: Program) => void
}

/** Every kind of machine that programs can be written for. */
export const everyMachine: readonly MachineName[] = ['amd64', 'arm64', 'arm', '386']
export const bigMachines: readonly MachineName[] = ['amd64', 'arm64']

export function programRepository({ name, vendor, description, format = 'oci', settings, releases }: ProgramRepository): DemoRepository {
  const versions = releases.map(({ version }) => version)
  const built = new Set(releases.flatMap((release) => release.machines))
  return {
    name,
    description,
    architectures: everyMachine.filter((machineName) => built.has(machineName)).map((machineName) => machines[machineName].badge),
    releases: releases.map(({ version, createdAt, machines: machineNames, source }) => ({
      tags: tagsOf(version, versions),
      build: () =>
        createProgramImage({
          name,
          format,
          createdAt,
          machineNames,
          source,
          settings: { entrypoint: [`/bin/${name}`], ...settings },
          labels: {
            'org.opencontainers.image.title': name,
            'org.opencontainers.image.description': description,
            'org.opencontainers.image.vendor': vendor,
            'org.opencontainers.image.version': version,
            'org.opencontainers.image.created': createdAt,
            'org.opencontainers.image.licenses': 'Apache-2.0',
          },
        }),
    })),
  }
}

/**
 * `latest`, the major and the minor version, each on the newest release that it fits, and the whole version last.
 * `versions` are oldest first.
 */
export function tagsOf(version: string, versions: readonly string[]): string[] {
  const [major = '', minor = ''] = version.split('.')
  const isNewestOf = (prefix: string) => versions.filter((other) => `${other}.`.startsWith(prefix)).at(-1) === version
  return [
    ...(isNewestOf('') ? ['latest'] : []),
    ...(isNewestOf(`${major}.`) ? [major] : []),
    ...(isNewestOf(`${major}.${minor}.`) ? [`${major}.${minor}`] : []),
    version,
  ]
}
