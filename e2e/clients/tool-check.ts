import { execFileSync } from 'node:child_process'

/** Clients that a test needs and a machine may lack. */
export type Tool =
  | 'aws'
  | 'aws-v2'
  | 'boto3'
  | 'terraform'
  | 'terraform-provider-aws'
  | 'skopeo'
  | 'podman'
  | 'dockerd'
  | 'docker'
  | 'qemu-aarch64-static'
  | 'qemu-arm-static'

/** Why a test with these tools cannot run here; undefined when it can. */
export function missingTool(...tools: readonly Tool[]): string | undefined {
  const missing = tools.filter((tool) => !isInstalled(tool))
  return missing.length === 0 ? undefined : `${missing.join(', ')} not installed`
}

// What tells that those are there that are not programs of their own name.
const checks: Partial<Record<Tool, string>> = {
  'aws-v2': 'test -n "$AWS_CLI_V2" || /usr/bin/aws --version 2>&1 | grep -q "^aws-cli/2"',
  'terraform-provider-aws': 'ls "$TERRAFORM_PLUGIN_DIR"/*/hashicorp/aws || ls /opt/tf-plugins/*/hashicorp/aws',
  boto3: 'python3 -c "import boto3"',
}

/** Version 2 of the command line, which Debian installs here; AWS_CLI_V2 names another one. */
export const awsCliV2 = process.env.AWS_CLI_V2 ?? '/usr/bin/aws'

function isInstalled(tool: Tool): boolean {
  try {
    execFileSync('sh', ['-c', checks[tool] ?? `command -v ${tool}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
