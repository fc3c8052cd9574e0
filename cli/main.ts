import { Command } from 'commander'
import { accountCommand } from './account.ts'

const program = new Command('galleon')
  .description("The operator's command line of Galleon. It works beside a running server with the same environment.")
  .addCommand(accountCommand())
  .showHelpAfterError()

await program.parseAsync()
