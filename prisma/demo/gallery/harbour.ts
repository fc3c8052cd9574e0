import { echoServer } from '#demo/programs/echo-server.ts'
import { type Page, pageServer } from '#demo/programs/page-server.ts'
import { harbourWebChart } from './harbour-chart.ts'
import { nginxHelloPages, webPages } from './harbour-pages.ts'
import { bigMachines, everyMachine, type ProgramRelease, programRepository } from './program-repository.ts'
import type { Publisher } from './publisher.ts'

const vendor = 'Harbour Works'

/** A team that runs web services, and shares its smallest ones. */
export const harbour: Publisher = {
  alias: 'harbour',
  name: vendor,
  verified: true,
  repositories: [
    programRepository({
      name: 'nginx-hello',
      vendor,
      description: 'A stand-in for an nginx welcome page: a static page server of a few kilobytes, for testing routes, proxies and charts.',
      format: 'docker',
      settings: { ports: [8080] },
      releases: [
        serving('nginx-hello', nginxHelloPages, '1.0.0', '2026-06-01T09:00:00Z', bigMachines),
        serving('nginx-hello', nginxHelloPages, '1.1.0', '2026-08-12T09:00:00Z'),
        serving('nginx-hello', nginxHelloPages, '1.2.0', '2026-10-21T09:00:00Z'),
      ],
    }),
    programRepository({
      name: 'web',
      vendor,
      description: 'One good-looking page with your words on it, on port 8080. Placeholder, maintenance page and demo in one.',
      settings: { ports: [8080] },
      releases: [
        serving('web', webPages, '1.3.0', '2026-07-06T08:00:00Z', bigMachines),
        serving('web', webPages, '1.4.0', '2026-09-14T08:00:00Z'),
        serving('web', webPages, '2.0.0', '2026-11-09T08:00:00Z'),
      ],
    }),
    programRepository({
      name: 'echo-server',
      vendor,
      description:
        'Answers every HTTP request with the request itself and the name of the host that answered. Made for looking at proxies.',
      settings: { ports: [8080] },
      releases: [
        { version: '1.0.0', createdAt: '2026-07-27T11:30:00Z', machines: bigMachines, source: (program) => echoServer(program, '1.0.0') },
        { version: '1.1.0', createdAt: '2026-10-12T11:30:00Z', machines: everyMachine, source: (program) => echoServer(program, '1.1.0') },
      ],
    }),
    harbourWebChart,
  ],
}

function serving(name: string, pages: readonly Page[], version: string, createdAt: string, machines = everyMachine): ProgramRelease {
  return { version, createdAt, machines, source: (program) => pageServer(program, { name, version, pages }) }
}
