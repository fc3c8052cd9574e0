import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import type { InstanceFacts } from '#registry/stores/instance.ts'
import { installation } from './operator-input.ts'

export interface InstanceAnswer {
  readonly facts: InstanceFacts
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
  async run(_request, _caller, { instance, config, clock }): Promise<InstanceAnswer> {
    const { origin, registryHost, workers, signUp, mail, openId, trustedProxies } = config
    return {
      facts: await instance.facts(),
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
