'use server'

import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { consolePaths } from '#lib/routes.ts'
import { isSameOrigin } from '#lib/same-origin.ts'
import { consoleTarget } from '#lib/session/console-target.ts'
import { readSession, writeSession } from '#lib/session/session-cookies.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'
import { readRole, roleSessionName, type SwitchRoleState } from '#lib/session/switch-role.ts'

/** From now on the console acts as the role, until its time is over or one switches back. */
export async function switchRole(_before: SwitchRoleState, form: FormData): Promise<SwitchRoleState> {
  const fields = { account: fieldOf(form, 'account').replaceAll('-', ''), role: fieldOf(form, 'role') }
  const role = readRole(fields)
  if (!('arn' in role)) return { fields, problems: role }
  const outcome = await actInConsole(
    async ({ sts, session }) => {
      const RoleSessionName = roleSessionName(session.who.userName ?? 'root')
      return { session, assumed: await sts.send(new AssumeRoleCommand({ RoleArn: role.arn, RoleSessionName })) }
    },
    { as: 'themselves' },
  )
  if (!('answer' in outcome)) return { fields, problems: {}, ...outcome }
  const { session, assumed } = outcome.answer
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration = new Date() } = assumed.Credentials ?? {}
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  const { accountId, roleName } = role
  await writeSession({ ...session, role: { accountId, roleName, credentials, expiresAt: Expiration.toISOString() } })
  redirect(consoleTarget(form.get('next')))
}

/** Acts as who signed in again. */
export async function switchBack(): Promise<void> {
  const session = isSameOrigin(await headers()) ? await readSession() : undefined
  if (session) {
    const { role: _, ...themselves } = session
    await writeSession(themselves)
  }
  redirect(consolePaths.home)
}
