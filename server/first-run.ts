import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writePrivate } from '#registry/config/data-directory.ts'
import type { Context } from '#registry/context.ts'
import { createAccount, makeCredentials } from '#registry/operations/operator/create-account.ts'
import { say } from './progress.ts'

const email = 'operator@galleon.local'
const factKey = 'operator-account'

const keptSchema = z.object({ email: z.string(), password: z.string(), accessKeyId: z.string(), secretAccessKey: z.string() })

/**
 * Makes the operator account at the first start, prints its sign-in once and keeps it in `operator.json` of the data
 * directory. The file is written before the account is: a start that is cut off in between goes on with the same sign-in.
 */
export async function ensureOperator(context: Pick<Context, 'accounts' | 'secrets' | 'facts' | 'config'>): Promise<void> {
  if (await context.facts.get(factKey)) return
  const file = path.join(context.config.dataDir, 'operator.json')
  const kept = readKept(file) ?? keep(file)
  const known = await context.accounts.findByEmail(email)
  const account = known ?? (await createAccount({ name: 'Operator', email, operator: true }, context, kept)).account
  await context.facts.set(factKey, { accountId: account.id })
  say(`
The operator account is ready. Its sign-in, shown only now:
  E-mail address     ${email}
  Password           ${kept.password}
  Account id         ${account.id}
  Access key id      ${kept.accessKeyId}
  Secret access key  ${kept.secretAccessKey}
They are kept in ${file}, which only you can read.
`)
}

function readKept(file: string) {
  return fs.existsSync(file) ? keptSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : undefined
}

function keep(file: string) {
  const kept = { email, ...makeCredentials() }
  writePrivate(file, `${JSON.stringify(kept, null, 2)}\n`)
  return kept
}
