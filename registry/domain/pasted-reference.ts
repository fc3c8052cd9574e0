import { distributionTagPattern } from './names.ts'

// What stands before a reference in a terminal, a Dockerfile or a manifest of Kubernetes.
const commands = new Set(['docker', 'podman', 'nerdctl', 'buildah', 'skopeo', 'crane', 'oras', 'helm', 'ctr', 'crictl', 'from', 'image:'])
// The registry that references of the guide are of.
const amazonsHost = 'public.ecr.aws'
const scheme = /^[a-z][a-z0-9+-]*:\/\//
const path = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/

/**
 * What to search for when somebody pastes a reference, a pull command or a page's address: the repository that it names, without host, tag
 * and digest. Any other text as it is. `ownHosts` are those of this registry and gallery.
 */
export function repositoryMeant(term: string, ownHosts: readonly string[]): string {
  const words = term
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '-')
  const [first = '', ...others] = words
  if (others.length === 0) return readReference(first, ownHosts) ?? term
  if (!commands.has(first.toLowerCase())) return term
  const references = others.flatMap((word) => {
    const name = readReference(word, ownHosts)
    return name === undefined || (name === word && !name.includes('/')) ? [] : [name]
  })
  // A flag's value may look like `name:tag` (`-p 80:80`), but not like `alias/name`.
  return references.find((name) => name.includes('/')) ?? references.at(-1) ?? term
}

// The name in a reference; undefined for what is none.
function readReference(word: string, ownHosts: readonly string[]): string | undefined {
  const [address = ''] = word.replace(scheme, '').split(/[?#]/, 1)
  const [beforeDigest = ''] = address.split('@', 1)
  const slash = beforeDigest.indexOf('/')
  const host = beforeDigest.slice(0, Math.max(0, slash))
  const isHost = ownHosts.includes(host) || host === amazonsHost || host === 'localhost' || /^[^:]+:\d+$/.test(host)
  const [name = '', tag, ...more] = (isHost ? beforeDigest.slice(slash + 1) : beforeDigest).replace(/\/+$/, '').split(':')
  if (more.length > 0 || !path.test(name)) return undefined
  return tag === undefined || distributionTagPattern.test(tag) ? name : undefined
}
