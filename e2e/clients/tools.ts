import { execFileSync } from 'node:child_process'
import { describe } from 'vitest'

/** Clients that a test needs and a machine may lack. In CI all of them must be there. */
export type Tool = 'aws' | 'skopeo' | 'podman' | 'dockerd' | 'docker' | 'qemu-aarch64-static' | 'qemu-arm-static'

const required = process.env.GALLEON_REQUIRE_CLIENTS === 'true'

/** Why a test with these tools cannot run here; undefined when it can. */
export function missingTool(...tools: readonly Tool[]): string | undefined {
  const missing = tools.filter((tool) => !isInstalled(tool))
  return missing.length === 0 ? undefined : `${missing.join(', ')} not installed`
}

/**
 * `describe` for tests with real clients: skipped with the reason in its title where a client is missing, unless
 * GALLEON_REQUIRE_CLIENTS is `true`, and then the run fails.
 */
export function describeWith(tools: readonly Tool[], title: string, body: () => void): void {
  const reason = missingTool(...tools)
  if (!reason) describe(title, body)
  else if (required) throw new Error(`${title}: ${reason}, and GALLEON_REQUIRE_CLIENTS is set`)
  else describe.skip(`${title} (skipped: ${reason})`, body)
}

function isInstalled(tool: Tool): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
