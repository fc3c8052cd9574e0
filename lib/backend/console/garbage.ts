import { z } from 'zod'
import type { CallGalleon } from './call-galleon.ts'
import { wireTime } from './wire-time.ts'

const figures = z.object({ links: z.number(), blobs: z.number(), uploads: z.number(), logos: z.number(), bytes: z.number() })
export type GarbageFigures = z.output<typeof figures>

const collection = figures.extend({
  id: z.string(),
  status: z.enum(['WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED']),
  askedBy: z.string().optional(),
  askedAt: wireTime,
  beganAt: wireTime.optional(),
  endedAt: wireTime.optional(),
})
export type GarbageCollection = z.output<typeof collection>

const collections = z.object({ collections: z.array(collection), everySeconds: z.number(), graceSeconds: z.number() })
export type GarbageCollections = z.output<typeof collections>

const preview = z.object({ figures, complete: z.boolean() })
export type GarbagePreview = z.output<typeof preview>

export function listGarbageCollections(galleon: CallGalleon) {
  return galleon('ListGarbageCollections', {}, collections)
}

/** What would go now. It may take some seconds. */
export function previewGarbageCollection(galleon: CallGalleon) {
  return galleon('PreviewGarbageCollection', {}, preview)
}
