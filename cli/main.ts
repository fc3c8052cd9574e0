import { Command } from 'commander'
import { accountCommand } from './account.ts'
import { aliasCommand } from './alias.ts'
import { quotaCommand } from './quota.ts'

const program = new Command('galleon')
  .description("The operator's command line of Galleon. It works beside a running server with the same environment.")
  .addCommand(accountCommand())
  .addCommand(aliasCommand())
  .addCommand(quotaCommand())
  .showHelpAfterError()

await program.parseAsync()
