import { describe } from 'vitest'
import { missingTool, type Tool } from './tool-check.ts'

// In CI all clients must be there that a package manager can bring.
const required = process.env.GALLEON_REQUIRE_CLIENTS === 'true'
const notPackaged: readonly Tool[] = ['terraform', 'terraform-provider-aws']

/**
 * `describe` for tests with real clients: skipped with the reason in its title where a client is missing, unless
 * GALLEON_REQUIRE_CLIENTS is `true`, and then the run fails. Terraform may be missing all the same: Debian has none.
 */
export function describeWith(tools: readonly Tool[], title: string, body: () => void): void {
  const reason = missingTool(...tools)
  if (!reason) describe(title, body)
  else if (required && !tools.some((tool) => notPackaged.includes(tool)))
    throw new Error(`${title}: ${reason}, and GALLEON_REQUIRE_CLIENTS is set`)
  else describe.skip(`${title} (skipped: ${reason})`, body)
}
