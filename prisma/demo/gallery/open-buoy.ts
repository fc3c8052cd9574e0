import { checksumModule, createWasmArtifact } from '#demo/images/wasm-module.ts'
import { buoySimulator } from '#demo/programs/buoy-simulator.ts'
import { bigMachines, everyMachine, programRepository } from './program-repository.ts'
import type { DemoRepository, Publisher } from './publisher.ts'

const vendor = 'Open Buoy Project'

const checksum: DemoRepository = {
  name: 'nmea-checksum',
  description: 'A WebAssembly module of about 100 bytes that computes the checksum of NMEA 0183 sentences.',
  architectures: [],
  releases: [
    {
      tags: ['latest', '1', '1.0', '1.0.0'],
      build: async () =>
        createWasmArtifact(checksumModule(), {
          fileName: 'nmea-checksum.wasm',
          createdAt: '2026-09-28T18:00:00Z',
          annotations: {
            'org.opencontainers.image.title': 'nmea-checksum',
            'org.opencontainers.image.vendor': vendor,
            'org.opencontainers.image.version': '1.0.0',
            'org.opencontainers.image.licenses': 'Apache-2.0',
          },
        }),
    },
  ],
}

/** Volunteers who build measuring buoys. */
export const openBuoy: Publisher = {
  alias: 'openbuoy',
  name: vendor,
  verified: false,
  repositories: [
    programRepository({
      name: 'buoy-simulator',
      vendor,
      description: 'Sends made-up depth, water temperature and wind as NMEA 0183 sentences, so that you can code ashore.',
      releases: [
        { version: '0.3.0', createdAt: '2026-07-14T19:30:00Z', machines: bigMachines, source: buoySimulator },
        { version: '0.4.0', createdAt: '2026-09-30T20:10:00Z', machines: everyMachine, source: buoySimulator },
      ],
    }),
    checksum,
  ],
}
