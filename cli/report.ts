import { Command } from 'commander'
import { resolveReport } from '#registry/operations/operator/resolve-report.ts'
import type { Report } from '#registry/stores/reports.ts'
import { withContext } from './context.ts'
import { printRecord, printTable } from './output.ts'
import { readAll } from './read-all.ts'

interface Output {
  readonly json?: boolean
}

export function reportCommand(): Command {
  const command = new Command('report').description('what visitors report of repositories')
  command
    .command('list')
    .description('list the reports that are open, the oldest first')
    .option('--all', 'those that are resolved, too', false)
    .option('--json', 'print JSON')
    .action(list)
  command
    .command('show <id>')
    .description('show all of a report')
    .option('--json', 'print JSON')
    .action(async (id: string, { json }: Output) => {
      printRecord(shown(await withContext(({ reports }) => reports.get(id))), json)
    })
  command
    .command('resolve <id>')
    .description('close a report')
    .requiredOption('--note <text>', 'what was done about it')
    .option('--json', 'print JSON')
    .action(async (id: string, { json, note }: Output & { readonly note: string }) => {
      printRecord(shown(await withContext((context) => resolveReport(id, note, context))), json)
    })
  return command
}

async function list({ all, json }: Output & { readonly all: boolean }): Promise<void> {
  const reports = await withContext((context) => readAll((page) => context.reports.list({ openOnly: !all }, page)))
  printTable(
    reports.map((report) => {
      const { text, note, ...facts } = shown(report)
      return json ? { ...facts, text, note } : facts
    }),
    json,
  )
}

function shown({ id, registryAlias, repositoryName, accountId, reason, text, email, createdAt, resolvedAt, resolution }: Report) {
  return {
    id,
    repository: `${registryAlias}/${repositoryName}`,
    accountId,
    reason,
    since: createdAt.toISOString(),
    resolved: resolvedAt?.toISOString() ?? '',
    email: printable(email ?? ''),
    text: printable(text),
    note: printable(resolution ?? ''),
  }
}

// A stranger's text on the operator's terminal: control characters other than new lines and tabs could steer it.
function printable(text: string): string {
  return text.replaceAll(/[^\P{Control}\n\t]|\p{Bidi_Control}/gu, '\u{FFFD}')
}
