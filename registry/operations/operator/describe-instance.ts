import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import type { BlobStore } from '#registry/stores/blobs.ts'
import type { InstanceFacts } from '#registry/stores/instance.ts'
import { installation } from './operator-input.ts'

export interface InstanceAnswer {
  /** `uploads` are those begun and not ended. */
  readonly facts: InstanceFacts & { readonly uploads: number }
  /** Of the process that answers. */
  readonly process: { readonly startedAt: Date; readonly nodeVersion: string; readonly memoryBytes: number }
  /** What the environment decides, without anything secret. */
  readonly settings: {
    readonly origin: string
    readonly registryHost: string
    readonly workers: number
    readonly signUp: boolean
    readonly mail: boolean
    /** The issuer where people sign in, too. */
    readonly openIdIssuer?: string
    readonly behindProxy: boolean
  }
}

/** How the installation is: how much it holds, what room there is, and how it is set up. */
export const describeInstance = defineOperation({
  name: 'DescribeInstance',
  service: 'galleon',
  action: 'galleon:DescribeInstance',
  operatorsOnly: true,
  readOnly: true,
  input: z.object({}),
  resource: installation,
  async run(_request, _caller, { instance, blobs, config, clock }): Promise<InstanceAnswer> {
    const { origin, registryHost, workers, signUp, mail, openId, trustedProxies } = config
    const [facts, uploads] = await Promise.all([instance.facts(), countUploads(blobs)])
    return {
      facts: { ...facts, uploads },
      process: {
        startedAt: new Date(clock().getTime() - process.uptime() * 1000),
        nodeVersion: process.version,
        memoryBytes: process.memoryUsage.rss(),
      },
      settings: {
        origin,
        registryHost,
        workers,
        signUp,
        mail: mail !== undefined,
        behindProxy: trustedProxies !== undefined,
        ...(openId ? { openIdIssuer: openId.issuer } : {}),
      },
    }
  },
})

async function countUploads(blobs: Pick<BlobStore, 'listUploads'>): Promise<number> {
  let uploads = 0
  for await (const uploadIds of blobs.listUploads()) uploads += uploadIds.length
  return uploads
}
