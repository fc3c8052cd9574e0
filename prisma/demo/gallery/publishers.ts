import { harbour } from './harbour.ts'
import { lenaOstrom } from './lena-ostrom.ts'
import { openBuoy } from './open-buoy.ts'
import { polyglot } from './polyglot.ts'
import type { Publisher } from './publisher.ts'
import { tinkerbox } from './tinkerbox.ts'

/** Everybody who is in the demo gallery. */
export const publishers: readonly Publisher[] = [harbour, tinkerbox, openBuoy, lenaOstrom, polyglot]
