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
    .command('set')
    .description('give the account a value of its own')
    .argument('<id>', 'of the account')
    .argument('<code>', 'of the quota, as the list has it')
    .argument('<value>', "a number, of a rate 0 for no limit; 'default' takes the account's own value away", readValue)
    .option('--json', 'print JSON')
    .action(async (accountId: string, code: string, given: number | 'default', { json }: Output) => {
      const value = given === 'default' ? undefined : given
      printRecord(shown(await withContext((context) => setQuota({ accountId, code, value }, context))), json)
    })
  return command
}

function readValue(text: string): number | 'default' {
  if (text === 'default') return text
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new InvalidArgumentError(`'${text}' is not a number.`)
}

function shown({ quota, value, defaultValue }: AccountQuota) {
  const { code, name, unit, adjustable } = quota
  return { code, name, value, default: defaultValue, unit, adjustable }
}
