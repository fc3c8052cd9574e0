/** What was typed to switch to a role. */
export interface SwitchRoleFields {
  /** The account's twelve digits. */
  readonly account: string
  /** The role's name, or its whole ARN. */
  readonly role: string
}

export interface SwitchRoleState {
  readonly fields: SwitchRoleFields
  readonly problems: Partial<Record<keyof SwitchRoleFields, string>>
  readonly failure?: string
  readonly signedOut?: boolean
}

export interface RoleAddress {
  readonly accountId: string
  /** Without its path. */
  readonly roleName: string
  readonly arn: string
}

const arnPattern = /^arn:aws:iam::(\d{12}):role(\/(?:[\x21-\x7e]+\/)?)([\w+=,.@-]{1,64})$/
const rolePattern = /^(?!arn:)(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/

/** The role that the fields mean, or what is wrong with each. */
export function readRole({ account, role }: SwitchRoleFields): RoleAddress | SwitchRoleState['problems'] {
  const arn = arnPattern.exec(role)
  if (arn) {
    const [, accountId = '', , roleName = ''] = arn
    // The ARN says it all; an account beside it that is another one is a slip.
    if (account && account !== accountId) return { account: `The role is of the account ${accountId}: write that here, or leave it empty.` }
    return { accountId, roleName, arn: role }
  }
  const problems = {
    ...(/^\d{12}$/.test(account) ? {} : { account: 'Write the 12 digits of the account that the role is in.' }),
    ...(rolePattern.test(role) ? {} : { role: 'Write the name of a role, or its ARN: arn:aws:iam::ACCOUNT:role/NAME.' }),
  }
  if (Object.keys(problems).length > 0) return problems
  return { accountId: account, roleName: role.slice(role.lastIndexOf('/') + 1), arn: `arn:aws:iam::${account}:role/${role}` }
}

/** What a role's session is called in logs: after who assumes it. */
export function roleSessionName(userName: string): string {
  const name = userName.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 64)
  return name.length < 2 ? `${name}-console` : name
}
