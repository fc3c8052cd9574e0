import { Command } from 'commander'
import { createAccount } from '#registry/operations/operator/create-account.ts'
import type { Account } from '#registry/stores/accounts.ts'
import { withContext } from './context.ts'
import { printRecord, printTable } from './output.ts'
import { readAll } from './read-all.ts'

interface Output {
  readonly json?: boolean
}

export function accountCommand(): Command {
  const command = new Command('account').description('create, list, verify and suspend accounts')
  command
    .command('create')
    .description("make an account; its root user's access keys are shown once")
    .requiredOption('--name <name>', "the publisher's name")
    .requiredOption('--email <address>', "the root user's sign-in")
    .option('--password <password>', 'at least 12 characters; made up when not given')
    .option('--operator', 'may run this installation', false)
    .option('--json', 'print JSON')
    .action(create)
  command.command('list').description('list the accounts').option('--json', 'print JSON').action(list)
  for (const verified of [true, false]) {
    command
      .command(`${verified ? 'verify' : 'unverify'} <id>`)
      .description(verified ? 'give an account the badge, its logo and its display name in the gallery' : 'take them away again')
      .option('--json', 'print JSON')
      .action((id: string, options: Output) => setVerified(id, verified, options))
  }
  for (const suspended of [true, false]) {
    command
      .command(`${suspended ? 'suspend' : 'unsuspend'} <id>`)
      .description(suspended ? 'let nobody sign in to an account, and serve and show nothing of it' : 'let an account go on')
      .option('--json', 'print JSON')
      .action((id: string, options: Output) => setSuspended(id, suspended, options))
  }
  return command
}

interface CreateOptions extends Output {
  readonly name: string
  readonly email: string
  readonly password?: string
  readonly operator: boolean
}

async function create({ json, ...input }: CreateOptions): Promise<void> {
  const { account, password, accessKeyId, secretAccessKey } = await withContext((context) => createAccount(input, context))
  // Who chose the password knows it.
  const madeUp: Record<string, string> = input.password ? {} : { password }
  printRecord({ accountId: account.id, email: account.email, ...madeUp, accessKeyId, secretAccessKey }, json)
}

async function list({ json }: Output): Promise<void> {
  const accounts = await withContext((context) => readAll((page) => context.accounts.list(page)))
  printTable(accounts.map(shown), json)
}

async function setVerified(id: string, verified: boolean, { json }: Output): Promise<void> {
  printRecord(shown(await withContext((context) => context.accounts.setVerified(id, verified))), json)
}

async function setSuspended(id: string, suspended: boolean, { json }: Output): Promise<void> {
  printRecord(shown(await withContext((context) => context.accounts.setSuspended(id, suspended))), json)
}

function shown({ id, name, email, operator, verified, suspended, createdAt }: Account) {
  return { accountId: id, name, email, operator, verified, suspended, createdAt: createdAt.toISOString() }
}
