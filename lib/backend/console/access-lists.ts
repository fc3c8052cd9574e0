import {
  GetLoginProfileCommand,
  ListAccessKeysCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListPoliciesCommand,
  NoSuchEntityException,
} from '@aws-sdk/client-iam'
import type { ConsoleCall } from './ask-backend.ts'
import { isSessionEnd, refusalOf } from './refusal.ts'

type Call = Pick<ConsoleCall, 'iam'>

/** As many as IAM gives out at once; more than there may be groups, and fewer than there may be policies. */
const itemsMax = 1000

/** The account's policies and those that come with the installation, to choose from. */
export async function listPoliciesToChoose({ iam }: Call): Promise<readonly { readonly arn: string; readonly name: string }[]> {
  const [own, managed] = await Promise.all(
    (['Local', 'AWS'] as const).map((Scope) => iam.send(new ListPoliciesCommand({ Scope, MaxItems: itemsMax }))),
  )
  const all = [...(managed?.Policies ?? []), ...(own?.Policies ?? [])]
  return all.map(({ Arn: arn = '', PolicyName: name = '' }) => ({ arn, name }))
}

export async function listGroupNames({ iam }: Call): Promise<readonly string[]> {
  const { Groups = [] } = await iam.send(new ListGroupsCommand({ MaxItems: itemsMax }))
  return Groups.map(({ GroupName = '' }) => GroupName)
}

/** The names of a user's groups, ten at most. */
export async function listGroupsOf({ iam }: Call, UserName: string): Promise<readonly string[]> {
  const { Groups = [] } = await iam.send(new ListGroupsForUserCommand({ UserName }))
  return Groups.map(({ GroupName = '' }) => GroupName)
}

/** Whether a user has a password, and has to change it at the next sign-in; undefined without one. */
export async function findLoginProfile({ iam }: Call, UserName: string) {
  try {
    const { LoginProfile } = await iam.send(new GetLoginProfileCommand({ UserName }))
    return { resetRequired: LoginProfile?.PasswordResetRequired ?? false, createdAt: LoginProfile?.CreateDate }
  } catch (error) {
    if (error instanceof NoSuchEntityException) return undefined
    throw error
  }
}

/** What the list of users says of each; undefined for what one may not see. */
export interface UserFacts {
  readonly groups: readonly string[] | undefined
  readonly hasPassword: boolean | undefined
  readonly accessKeys: number | undefined
}

export async function readUserFacts(call: Call, userName: string): Promise<UserFacts> {
  const [groups, hasPassword, accessKeys] = await Promise.all([
    ifAllowed(() => listGroupsOf(call, userName)),
    ifAllowed(async () => (await findLoginProfile(call, userName)) !== undefined),
    ifAllowed(async () => (await call.iam.send(new ListAccessKeysCommand({ UserName: userName }))).AccessKeyMetadata?.length ?? 0),
  ])
  return { groups, hasPassword, accessKeys }
}

/** Undefined for what the backend refuses. @throws the end of the session. */
export async function ifAllowed<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (isSessionEnd(error)) throw error
    refusalOf(error)
    return undefined
  }
}
