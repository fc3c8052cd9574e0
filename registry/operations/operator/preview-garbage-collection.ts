import { z } from 'zod'
import { countGarbage } from '#registry/garbage/collect-garbage.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { CollectionFigures } from '#registry/stores/collections.ts'
import { installation } from './operator-input.ts'

// A page waits for it.
const lookMs = 4000

/** What a garbage collection would remove now; with `complete` false at least that, as there was too much to look at. */
export const previewGarbageCollection = defineOperation({
  name: 'PreviewGarbageCollection',
  service: 'galleon',
  action: 'galleon:PreviewGarbageCollection',
  operatorsOnly: true,
  readOnly: true,
  input: z.object({}),
  resource: installation,
  run: (_request, _caller, context): Promise<{ readonly figures: CollectionFigures; readonly complete: boolean }> =>
    countGarbage(context, AbortSignal.timeout(lookMs)),
})
