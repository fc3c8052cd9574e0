import { z } from 'zod'

/** The JSON protocol of AWS writes times in seconds. */
export const wireTime = z.number().transform((seconds) => new Date(seconds * 1000))
