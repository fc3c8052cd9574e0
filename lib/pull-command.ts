import type { ArtifactKind } from './artifact.ts'

/** The programs that the pull panel writes commands for. */
export const pullTools = ['docker', 'podman', 'nerdctl', 'skopeo', 'helm', 'oras'] as const
export type PullTool = (typeof pullTools)[number]

/** Remembers a visitor's tool, so that every page offers it first. */
export const pullToolCookie = 'galleon-pull-tool'

const toolsOfKind = {
  image: ['docker', 'podman', 'nerdctl', 'skopeo'],
  chart: ['helm', 'oras', 'skopeo'],
  artifact: ['oras', 'skopeo'],
} as const satisfies Record<ArtifactKind, readonly PullTool[]>

/** The tools that can pull such a thing, the usual one first. */
export function toolsFor(kind: ArtifactKind): readonly PullTool[] {
  return toolsOfKind[kind]
}

/** The first of the wishes that can pull such a thing, or the usual tool. */
export function chooseTool(kind: ArtifactKind, ...wishes: readonly (string | undefined)[]): PullTool {
  const tools = toolsFor(kind)
  for (const wish of wishes) {
    const tool = tools.find((name) => name === wish)
    if (tool) return tool
  }
  return toolsOfKind[kind][0]
}

export interface PullTarget {
  /** `host/alias/name`. */
  readonly repositoryUri: string
  readonly tag: string
  readonly digest: string
  /** By digest instead of by tag: the same bytes for ever. */
  readonly pinned: boolean
  /** The registry speaks plain http, which all but docker on localhost must be told. */
  readonly plainHttp: boolean
}

/** `host/alias/name:tag`, or `host/alias/name@sha256:…`. */
export function imageReference({ repositoryUri, tag, digest, pinned }: PullTarget): string {
  return pinned ? `${repositoryUri}@${digest}` : `${repositoryUri}:${tag}`
}

/** A command that pulls the target, ready to paste. */
export function pullCommand(tool: PullTool, target: PullTarget): string {
  return commands[tool](target)
}

type Commander = (target: PullTarget) => string

const commands = {
  // Docker takes localhost over http as it is; for other hosts its daemon's configuration says so, not the command.
  docker: (target) => `docker pull ${imageReference(target)}`,
  podman: (target) => words('podman pull', target.plainHttp && '--tls-verify=false', imageReference(target)),
  nerdctl: (target) => words('nerdctl pull', target.plainHttp && '--insecure-registry', imageReference(target)),
  oras: (target) => words('oras pull', target.plainHttp && '--plain-http', imageReference(target)),
  skopeo: (target) =>
    words(
      'skopeo copy',
      target.plainHttp && '--src-tls-verify=false',
      `docker://${imageReference(target)}`,
      `oci:${lastPart(target)}:${target.tag}`,
    ),
  helm: ({ repositoryUri, tag, digest, pinned, plainHttp }) =>
    pinned
      ? words('helm pull', plainHttp && '--plain-http', `oci://${repositoryUri}@${digest}`)
      : words('helm pull', plainHttp && '--plain-http', `oci://${repositoryUri}`, `--version ${tag.replaceAll('_', '+')}`),
} satisfies Record<PullTool, Commander>

function words(...parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join(' ')
}

function lastPart({ repositoryUri }: PullTarget): string {
  return repositoryUri.slice(repositoryUri.lastIndexOf('/') + 1)
}
