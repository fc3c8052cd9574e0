import type { ArtifactKind } from './artifact.ts'

/** The programs that the pull panel writes commands for, and the files that it writes lines for. */
export const pullTools = ['docker', 'podman', 'nerdctl', 'skopeo', 'helm', 'oras', 'kubernetes', 'dockerfile'] as const
export type PullTool = (typeof pullTools)[number]

/** Remembers a visitor's tool, so that every page offers it first. */
export const pullToolCookie = 'galleon-pull-tool'

const toolsOfKind = {
  image: ['docker', 'podman', 'nerdctl', 'skopeo', 'kubernetes', 'dockerfile'],
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

/** One of the platforms that an index has images for. */
export interface PullPlatform {
  /** As in "linux/arm/v7". */
  readonly name: string
  /** Of the image for it. */
  readonly digest: string
}

export interface PullTarget {
  /** `host/alias/name`. */
  readonly repositoryUri: string
  readonly tag: string
  readonly digest: string
  /** By digest instead of by tag: the same bytes for ever. */
  readonly pinned: boolean
  /** Without it, whoever pulls gets what fits the machine. */
  readonly platform?: PullPlatform | undefined
  /** The registry speaks plain http, which all but docker on localhost must be told. */
  readonly plainHttp: boolean
}

/** `host/alias/name:tag`, or `host/alias/name@sha256:…` with the digest of the platform's image if one is chosen. */
export function imageReference({ repositoryUri, tag, digest, pinned, platform }: PullTarget): string {
  return pinned ? `${repositoryUri}@${platform?.digest ?? digest}` : `${repositoryUri}:${tag}`
}

/** A command that pulls the target, or the line of a file that makes others pull it, ready to paste. */
export function pullCommand(tool: PullTool, target: PullTarget): string {
  return commands[tool](target)
}

/** What must be known beside the command for it to work; undefined when there is nothing. */
export function pullNote(tool: PullTool, target: PullTarget): string | undefined {
  const [host = ''] = target.repositoryUri.split('/')
  const viaDocker = tool === 'docker' || tool === 'dockerfile'
  if (target.plainHttp && viaDocker && !isOwnMachine(host)) {
    return `This registry speaks plain http: Docker needs ${host} among its insecure-registries.`
  }
  if (target.plainHttp && tool === 'kubernetes')
    return `This registry speaks plain http: the nodes must know ${host} as an insecure registry.`
  if (tool === 'kubernetes' && target.platform && !target.pinned)
    return 'Each node pulls for its own platform, unless the digest is pinned.'
  return undefined
}

type Commander = (target: PullTarget) => string

const commands = {
  // Docker takes localhost over http as it is; for other hosts its daemon's configuration says so, not the command.
  docker: (target) => words('docker pull', platformOption(target), imageReference(target)),
  podman: (target) => words('podman pull', target.plainHttp && '--tls-verify=false', platformOption(target), imageReference(target)),
  nerdctl: (target) => words('nerdctl pull', target.plainHttp && '--insecure-registry', platformOption(target), imageReference(target)),
  oras: (target) => words('oras pull', target.plainHttp && '--plain-http', imageReference(target)),
  skopeo: (target) =>
    words(
      'skopeo',
      overrideOptions(target),
      'copy',
      target.plainHttp && '--src-tls-verify=false',
      `docker://${imageReference(target)}`,
      `oci:${lastPart(target)}:${target.tag}`,
    ),
  helm: ({ repositoryUri, tag, digest, pinned, plainHttp }) =>
    pinned
      ? words('helm pull', plainHttp && '--plain-http', `oci://${repositoryUri}@${digest}`)
      : words('helm pull', plainHttp && '--plain-http', `oci://${repositoryUri}`, `--version ${tag.replaceAll('_', '+')}`),
  kubernetes: (target) => `image: ${imageReference(target)}`,
  dockerfile: (target) => words('FROM', platformOption(target, '='), imageReference(target)),
} satisfies Record<PullTool, Commander>

// By digest, the image of the platform itself is meant: there is nothing left to choose.
function platformOption({ platform, pinned }: PullTarget, joint = ' '): string | false {
  return platform !== undefined && !pinned && `--platform${joint}${platform.name}`
}

function overrideOptions({ platform, pinned }: PullTarget): string | false {
  if (!platform || pinned) return false
  const [os, architecture, variant] = platform.name.split('/')
  return words(`--override-os ${os}`, `--override-arch ${architecture}`, variant !== undefined && `--override-variant ${variant}`)
}

/** Docker takes these over plain http without being told. */
function isOwnMachine(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(host)
}

function words(...parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join(' ')
}

function lastPart({ repositoryUri }: PullTarget): string {
  return repositoryUri.slice(repositoryUri.lastIndexOf('/') + 1)
}
