import { Command, InvalidArgumentError } from 'commander'
import { type AccountQuota, listQuotas, setQuota } from '#registry/operations/operator/set-quota.ts'
import { withContext } from './context.ts'
import { printRecord, printTable } from './output.ts'

interface Output {
  readonly json?: boolean
}

export function quotaCommand(): Command {
  const command = new Command('quota').description('what an account may have, and how fast it may ask')
  command
    .command('list <id>')
    .description("list the account's quotas")
    .option('--json', 'print JSON')
    .action(async (accountId: string, { json }: Output) => {
      printTable((await withContext((context) => listQuotas(accountId, context))).map(shown), json)
    })
  command
    .command('set <id> <code> <value>')
    .description("give the account a value of its own; a rate of 0 is no limit, 'default' takes the value away again")
    .option('--json', 'print JSON')
    .action(async (accountId: string, code: string, text: string, { json }: Output) => {
      const value = readValue(text)
      printRecord(shown(await withContext((context) => setQuota({ accountId, code, value }, context))), json)
    })
  return command
}

function readValue(text: string): number | undefined {
  if (text === 'default') return undefined
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new InvalidArgumentError(`'${text}' is not a number.`)
}

function shown({ quota, value, defaultValue }: AccountQuota) {
  const { code, name, unit, adjustable } = quota
  return { code, name, value, default: defaultValue, unit, adjustable }
}
