import type { CommandStep } from '#lib/command-step.ts'

export const shells = ['posix', 'windows'] as const
/** macOS and Linux, or Windows PowerShell. */
export type Shell = (typeof shells)[number]

interface PushTarget {
  /** `host/alias/name`. */
  readonly uri: string
  /** Of this installation. */
  readonly origin: string
  readonly registryHost: string
}

/** What to type to push an image with docker. @see user guide, "Push a Docker image to Amazon ECR Public". */
export function pushCommands({ uri, origin, registryHost }: PushTarget, shell: Shell): readonly CommandStep[] {
  const local = `${uri.slice(uri.lastIndexOf('/') + 1)}:latest`
  const login = [
    `aws ecr-public get-login-password --region us-east-1 --endpoint-url ${origin}`,
    `docker login --username AWS --password-stdin ${registryHost}`,
  ]
  // PowerShell has another sign for a line that goes on.
  const goesOn = shell === 'windows' ? '`' : '\\'
  return [
    { what: 'Sign docker in. The token that it gets is good for 12 hours.', command: login.join(` ${goesOn}\n  | `) },
    {
      what: 'Build the image, in the directory of its Dockerfile. Leave this out for an image that is built already.',
      command: `docker build -t ${local} .`,
    },
    { what: 'Give the image the address of this repository.', command: `docker tag ${local} ${uri}:latest` },
    { what: 'Push it.', command: `docker push ${uri}:latest` },
  ]
}
