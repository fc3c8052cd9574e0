import { z } from 'zod'
import { principalArn } from '#registry/domain/principal.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { Collection } from '#registry/stores/collections.ts'
import { installation } from './operator-input.ts'

/** Has a server collect garbage within seconds. @throws ServiceError `entity-already-exists` while one that was asked for waits. */
export const collectGarbage = defineOperation({
  name: 'CollectGarbage',
  service: 'galleon',
  action: 'galleon:CollectGarbage',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({}),
  resource: installation,
  async run(_request, { principal }, { collections }): Promise<{ readonly collection: Collection }> {
    return { collection: await collections.ask(principalArn(principal)) }
  },
})
