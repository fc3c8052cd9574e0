import { z } from 'zod'
import { type HistoryEntry, historyEntry } from './image-config.ts'

/** A step of the build, with the layer that it made. */
export const buildStep = historyEntry.extend({
  layerIndex: z
    .number()
    .describe("Its place in the manifest's list of layers; absent for a step that made none, or when that cannot be told.")
    .optional(),
})

export type BuildStep = z.output<typeof buildStep>

export interface PairedHistory {
  readonly steps: readonly BuildStep[]
  /** Why steps could not be told to layers. */
  readonly problem?: string
}

/**
 * Tells each step of the history its layer: those that are not empty stand in the order of the layers. When their
 * numbers differ nobody knows which belongs to which, and a wrong command would be worse than none.
 * @see OCI image specification config.md, `history`.
 */
export function pairHistory(history: readonly HistoryEntry[], layers: number): PairedHistory {
  const making = history.filter((entry) => !entry.emptyLayer).length
  if (history.length > 0 && making !== layers) {
    const problem = `The history tells of ${making} layers and the manifest lists ${layers}: which step made which layer is not known.`
    return { steps: history, problem }
  }
  let layerIndex = 0
  return { steps: history.map((entry) => (entry.emptyLayer ? entry : { ...entry, layerIndex: layerIndex++ })) }
}
