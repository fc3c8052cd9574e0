import {
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteGroupCommand,
  DeleteLoginProfileCommand,
  DeleteRoleCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  paginateGetGroup,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { counted } from '#lib/format/quantity.ts'
import { deviceName, isPasskey } from '#lib/session/security-form.ts'
import { findLoginProfile, listGroupsOf } from './access-lists.ts'
import type { ConsoleCall } from './ask-backend.ts'
import { policiesOf } from './policy-holders.ts'

type Call = Pick<ConsoleCall, 'iam'>

/** What must go before a user, group or role can: in words, and by the calls that take it away. */
export interface Belongings {
  readonly words: readonly string[]
  readonly removals: readonly (() => Promise<unknown>)[]
}

/** What hangs on a user, group or role. @throws what the AWS SDK throws. */
export async function readBelongings(call: Call, kind: HolderKind, name: string): Promise<Belongings> {
  const parts = [await policyBelongings(call, kind, name)]
  if (kind === 'user') parts.push(...(await userBelongings(call, name)))
  if (kind === 'group') parts.push(await memberBelongings(call, name))
  return { words: parts.flatMap(({ words }) => words), removals: parts.flatMap(({ removals }) => removals) }
}

/** @throws what the AWS SDK throws; what went before that stays away. */
export async function deleteWithBelongings(call: Call, kind: HolderKind, name: string): Promise<void> {
  const { removals } = await readBelongings(call, kind, name)
  for (const remove of removals) await remove()
  if (kind === 'user') await call.iam.send(new DeleteUserCommand({ UserName: name }))
  if (kind === 'group') await call.iam.send(new DeleteGroupCommand({ GroupName: name }))
  if (kind === 'role') await call.iam.send(new DeleteRoleCommand({ RoleName: name }))
}

async function policyBelongings(call: Call, kind: HolderKind, name: string): Promise<Belongings> {
  const policies = policiesOf(call, kind, name)
  const [attached, inline] = await Promise.all([policies.attached(), policies.inlineNames()])
  const attachedNames = attached.map(({ PolicyName = '' }) => PolicyName)
  return {
    words: [
      ...listed('the attachment of', attachedNames, 'The policies themselves stay.'),
      ...listed(inline.length === 1 ? 'the inline policy' : 'the inline policies', inline),
    ],
    removals: [
      ...attached.map(
        ({ PolicyArn = '' }) =>
          () =>
            policies.detach(PolicyArn),
      ),
      ...inline.map((policy) => () => policies.deleteInline(policy)),
    ],
  }
}

async function userBelongings(call: Call, UserName: string): Promise<readonly Belongings[]> {
  const { iam } = call
  const [groups, profile, { AccessKeyMetadata = [] }, { MFADevices = [] }] = await Promise.all([
    listGroupsOf(call, UserName),
    findLoginProfile(call, UserName),
    iam.send(new ListAccessKeysCommand({ UserName })),
    iam.send(new ListMFADevicesCommand({ UserName })),
  ])
  return [
    {
      words: listed('the membership in', groups),
      removals: groups.map((GroupName) => () => iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName }))),
    },
    {
      words: AccessKeyMetadata.length === 0 ? [] : [counted(AccessKeyMetadata.length, 'access key', 'access keys')],
      removals: AccessKeyMetadata.map(
        ({ AccessKeyId }) =>
          () =>
            iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })),
      ),
    },
    {
      words: listed(
        'the MFA device',
        MFADevices.map(({ SerialNumber = '' }) => deviceName(SerialNumber)),
      ),
      removals: MFADevices.map(
        ({ SerialNumber = '' }) =>
          () =>
            removeDevice(call, UserName, SerialNumber),
      ),
    },
    {
      words: profile ? ['the password'] : [],
      removals: profile ? [() => iam.send(new DeleteLoginProfileCommand({ UserName }))] : [],
    },
  ]
}

async function memberBelongings({ iam }: Call, GroupName: string): Promise<Belongings> {
  const members: string[] = []
  for await (const { Users = [] } of paginateGetGroup({ client: iam, pageSize: 1000 }, { GroupName })) {
    members.push(...Users.map(({ UserName = '' }) => UserName))
  }
  return {
    words: members.length === 0 ? [] : [`the membership of ${counted(members.length, 'user', 'users')}, who stay`],
    removals: members.map((UserName) => () => iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName }))),
  }
}

/** Takes a device from a user, and does away with it. */
export async function removeDevice({ iam }: Call, UserName: string, SerialNumber: string): Promise<void> {
  await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }))
  if (!isPasskey(SerialNumber)) await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }))
}

const inWords = new Intl.ListFormat('en', { type: 'conjunction' })

function listed(what: string, names: readonly string[], after?: string): readonly string[] {
  return names.length === 0 ? [] : [`${what} ${inWords.format(names)}${after ? `. ${after}` : ''}`]
}
