import { morse } from '#demo/programs/morse.ts'
import { tally } from '#demo/programs/tally.ts'
import { bigMachines, everyMachine, programRepository } from './program-repository.ts'
import type { Publisher } from './publisher.ts'

const vendor = 'Lena Ostrom'

/** One person's weekend projects. */
export const lenaOstrom: Publisher = {
  alias: 'ostrom',
  name: vendor,
  verified: false,
  repositories: [
    programRepository({
      name: 'morse',
      vendor,
      description: 'Turns what you pipe into it into Morse code: a filter of a few kilobytes, written one rainy Sunday.',
      releases: [{ version: '1.0.0', createdAt: '2026-08-23T15:42:00Z', machines: everyMachine, source: morse }],
    }),
    programRepository({
      name: 'tally',
      vendor,
      description: 'Counts the lines, words and bytes of standard input.',
      releases: [{ version: '0.1.0', createdAt: '2026-10-18T17:05:00Z', machines: bigMachines, source: tally }],
    }),
  ],
}
