import { Command } from 'commander'
import { accountCommand } from './account.ts'
import { aliasCommand } from './alias.ts'
import { gcCommand } from './gc.ts'
import { quotaCommand } from './quota.ts'
import { reportCommand } from './report.ts'

const program = new Command('galleon')
  .description("The operator's command line of Galleon. It works beside a running server with the same environment.")
  .addCommand(accountCommand())
  .addCommand(aliasCommand())
  .addCommand(quotaCommand())
  .addCommand(reportCommand())
  .addCommand(gcCommand())
  .showHelpAfterError()

await program.parseAsync()
