import {
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListPolicyVersionsCommand,
  type PolicyVersion,
} from '@aws-sdk/client-iam'
import type { ConsoleCall } from './ask-backend.ts'
import { readDocument } from './policy-holders.ts'

type Call = Pick<ConsoleCall, 'iam'>

/** A managed policy, with what one of its versions says. */
export interface ManagedPolicy {
  readonly arn: string
  readonly name: string
  readonly description: string | undefined
  readonly defaultVersionId: string
  /** Of the version that is shown. */
  readonly versionId: string
  /** JSON. */
  readonly policyText: string
  readonly updatedAt: Date | undefined
  /** To how many users, groups and roles it is attached, and of how many it is the boundary. */
  readonly uses: number
}

/** With the version that counts, unless another is named. @throws what the AWS SDK throws. */
export async function findManagedPolicy({ iam }: Call, arn: string, version?: string): Promise<ManagedPolicy> {
  const { Policy = {} } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }))
  const { DefaultVersionId = '', AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 } = Policy
  const versionId = version ?? DefaultVersionId
  const { PolicyVersion: found } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: versionId }))
  return {
    arn,
    name: Policy.PolicyName ?? '',
    description: Policy.Description,
    defaultVersionId: DefaultVersionId,
    versionId,
    policyText: readDocument(found?.Document),
    updatedAt: Policy.UpdateDate,
    uses: AttachmentCount + PermissionsBoundaryUsageCount,
  }
}

/** Five at most, the newest first. */
export async function listVersions({ iam }: Call, PolicyArn: string): Promise<readonly PolicyVersion[]> {
  return (await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))).Versions ?? []
}

/** With its other versions. @throws what the AWS SDK throws, DeleteConflictException while somebody has it. */
export async function deleteManagedPolicy(call: Call, PolicyArn: string): Promise<void> {
  const { iam } = call
  for (const { VersionId, IsDefaultVersion } of await listVersions(call, PolicyArn)) {
    if (!IsDefaultVersion) await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }))
  }
  await iam.send(new DeletePolicyCommand({ PolicyArn }))
}
