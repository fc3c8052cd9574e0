import { GetRepositoryPolicyCommand, RepositoryPolicyNotFoundException } from '@aws-sdk/client-ecr-public'
import { z } from 'zod'
import type { ConsoleCall } from './ask-backend.ts'

const action = z.object({
  action: z.string(),
  allowed: z.boolean(),
  reason: z.string(),
  policyType: z.enum(['identity', 'resource', 'boundary', 'session']).optional(),
  policyName: z.string().optional(),
  statementIndex: z.number().optional(),
  statementId: z.string().optional(),
})
const access = z.object({ principal: z.string(), principalType: z.enum(['root', 'user', 'role', 'other']), actions: z.array(action) })
const answer = z.object({ principals: z.array(access), outsiders: z.array(access).default([]), nextToken: z.string().optional() })

export type Access = z.output<typeof access>
export type ActionAccess = z.output<typeof action>
export type RepositoryAccess = z.output<typeof answer>

/** As it was set; undefined when there is none. */
export async function findPolicyText({ ecrPublic }: Pick<ConsoleCall, 'ecrPublic'>, repositoryName: string): Promise<string | undefined> {
  try {
    return (await ecrPublic.send(new GetRepositoryPolicyCommand({ repositoryName }))).policyText
  } catch (error) {
    if (error instanceof RepositoryPolicyNotFoundException) return undefined
    throw error
  }
}

/** Who may do these things, and which statement decides; 25 of the account at a time. */
export function listAccess(
  { galleon }: Pick<ConsoleCall, 'galleon'>,
  repositoryName: string,
  actions: readonly string[],
  nextToken: string | undefined,
): Promise<RepositoryAccess> {
  return galleon('ListRepositoryAccess', { repositoryName, actions, nextToken, maxResults: 25 }, answer)
}
