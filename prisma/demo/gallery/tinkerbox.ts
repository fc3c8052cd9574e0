import { exitCode } from '#demo/programs/exit-code.ts'
import { inside } from '#demo/programs/inside.ts'
import { logTicker } from '#demo/programs/log-ticker.ts'
import { pause } from '#demo/programs/pause.ts'
import { waitForPort } from '#demo/programs/wait-for-port.ts'
import { bigMachines, everyMachine, programRepository } from './program-repository.ts'
import type { Publisher } from './publisher.ts'

const vendor = 'Tinkerbox'

/** Single-purpose tools for those who test and debug containers. */
export const tinkerbox: Publisher = {
  alias: 'tinkerbox',
  name: vendor,
  verified: true,
  repositories: [
    programRepository({
      name: 'pause',
      vendor,
      description: 'Holds a container open and does nothing else: under 1 KB of program, no shell, stops at once when it is told to.',
      releases: [
        { version: '1.0.0', createdAt: '2026-06-08T09:12:00Z', machines: bigMachines, source: pause },
        { version: '1.0.1', createdAt: '2026-08-19T14:40:00Z', machines: everyMachine, source: pause },
      ],
    }),
    programRepository({
      name: 'exit-code',
      vendor,
      description: 'Ends with the exit code you ask for. Tests restart policies, health checks and the error paths of CI scripts.',
      releases: [{ version: '1.0.0', createdAt: '2026-07-02T11:05:00Z', machines: everyMachine, source: exitCode }],
    }),
    programRepository({
      name: 'inside',
      vendor,
      description: 'Prints what a process sees from inside its container: host name, kernel, user, arguments and environment.',
      releases: ['1.0.0', '1.1.0', '2.0.0'].map((version, index) => ({
        version,
        createdAt: ['2026-06-15T08:30:00Z', '2026-08-03T16:20:00Z', '2026-10-27T10:00:00Z'][index] ?? '',
        machines: index === 0 ? bigMachines : everyMachine,
        source: (program) => inside(program, version),
      })),
    }),
    programRepository({
      name: 'wait-for-port',
      vendor,
      description: 'Waits until a TCP port takes connections, then ends. For start-up order in jobs, pods and compose files.',
      releases: [
        { version: '0.9.0', createdAt: '2026-07-21T13:15:00Z', machines: bigMachines, source: waitForPort },
        { version: '1.0.0', createdAt: '2026-09-10T09:45:00Z', machines: everyMachine, source: waitForPort },
      ],
    }),
    programRepository({
      name: 'log-ticker',
      vendor,
      description: 'Writes one line of JSON a second, every tenth to standard error. Something to ship while you set up your logs.',
      format: 'docker',
      releases: [
        { version: '1.0.0', createdAt: '2026-08-11T07:50:00Z', machines: bigMachines, source: logTicker },
        { version: '1.1.0', createdAt: '2026-10-05T12:00:00Z', machines: everyMachine, source: logTicker },
      ],
    }),
  ],
}
