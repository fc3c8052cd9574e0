import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import type { Collection } from '#registry/stores/collections.ts'
import { installation } from './operator-input.ts'

/** The newest garbage collections, those that are kept, and when there are more: 0 seconds is only when somebody asks. */
export const listGarbageCollections = defineOperation({
  name: 'ListGarbageCollections',
  service: 'galleon',
  action: 'galleon:ListGarbageCollections',
  operatorsOnly: true,
  readOnly: true,
  input: z.object({}),
  resource: installation,
  async run(_request, _caller, { collections, config }) {
    const answer: { readonly collections: readonly Collection[]; readonly everySeconds: number; readonly graceSeconds: number } = {
      collections: await collections.list(),
      ...config.garbage,
    }
    return answer
  },
})
