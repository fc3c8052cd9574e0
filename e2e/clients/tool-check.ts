import { execFileSync } from 'node:child_process'

/** Clients that a test needs and a machine may lack. */
export type Tool = 'aws' | 'skopeo' | 'podman' | 'dockerd' | 'docker' | 'qemu-aarch64-static' | 'qemu-arm-static'

/** Why a test with these tools cannot run here; undefined when it can. */
export function missingTool(...tools: readonly Tool[]): string | undefined {
  const missing = tools.filter((tool) => !isInstalled(tool))
  return missing.length === 0 ? undefined : `${missing.join(', ')} not installed`
}

function isInstalled(tool: Tool): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
