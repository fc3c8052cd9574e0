import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type TrailAnswer, toTrailAnswer } from './trail-answer.ts'
import { namedTrail } from './trail-input.ts'

interface DescribedTrail extends TrailAnswer {
  readonly HomeRegion: string
  readonly HasCustomEventSelectors: boolean
  readonly HasInsightSelectors: boolean
}

/** The account's trails, or those of the given names and ARNs that there are. */
export const describeTrails = defineOperation({
  name: 'DescribeTrails',
  service: 'cloudtrail',
  action: 'cloudtrail:DescribeTrails',
  readOnly: true,
  input: z.object({ trailNameList: z.array(z.string().max(2048)).max(100).optional(), includeShadowTrails: z.boolean().optional() }),
  resource: () => ({ type: 'any' }),
  async run({ trailNameList = [] }, caller, { trails }): Promise<{ readonly trailList: readonly DescribedTrail[] }> {
    const { accountId } = accountPrincipal(caller)
    const named = trailNameList.map((name) => namedTrail(name, caller))
    const wanted = new Set(named.filter((trail) => trail.accountId === accountId).map(({ name }) => name))
    const found = (await trails.list(accountId)).filter(({ name }) => named.length === 0 || wanted.has(name))
    return {
      trailList: found.map((trail) => ({
        ...toTrailAnswer(trail),
        HomeRegion: 'us-east-1',
        HasCustomEventSelectors: false,
        HasInsightSelectors: false,
      })),
    }
  },
})
