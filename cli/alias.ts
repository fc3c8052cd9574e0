import { Command } from 'commander'
import { approveAlias, rejectAlias } from '#registry/operations/operator/decide-alias.ts'
import type { OwnedAlias } from '#registry/stores/aliases.ts'
import { withContext } from './context.ts'
import { printRecord, printTable } from './output.ts'
import { readAll } from './read-all.ts'

interface Output {
  readonly json?: boolean
}

export function aliasCommand(): Command {
  const command = new Command('alias').description('decide about the aliases that registries ask for')
  command
    .command('list')
    .description('list the aliases of all registries')
    .option('--pending', 'only those that wait to be decided', false)
    .option('--json', 'print JSON')
    .action(list)
  command
    .command('approve <name>')
    .description('give the alias to the registry that asks for it')
    .option('--json', 'print JSON')
    .action(async (name: string, { json }: Output) => {
      printRecord(shown(await withContext((context) => approveAlias(name, context))), json)
    })
  command
    .command('reject <name>')
    .description('refuse the alias to the registry that asks for it')
    .requiredOption('--reason <text>', 'what its owner is told')
    .option('--json', 'print JSON')
    .action(async (name: string, { json, reason }: Output & { readonly reason: string }) => {
      printRecord(shown(await withContext((context) => rejectAlias(name, reason, context))), json)
    })
  return command
}

async function list({ pending, json }: Output & { readonly pending: boolean }): Promise<void> {
  const aliases = await withContext(({ aliases: store }) => readAll((page) => store.list({ pendingOnly: pending }, page)))
  printTable(aliases.map(shown), json)
}

function shown({ name, accountId, accountName, status, isPrimary, isDefault, createdAt, decidedAt, reason = '' }: OwnedAlias) {
  const since = createdAt.toISOString()
  return {
    name,
    status,
    accountId,
    accountName,
    primary: isPrimary,
    default: isDefault,
    since,
    decided: decidedAt?.toISOString() ?? '',
    reason,
  }
}
