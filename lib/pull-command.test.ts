import { describe, expect, test } from 'vitest'
import { chooseTool, pullCommand, pullNote, toolsFor } from './pull-command.ts'

const digest = `sha256:${'a'.repeat(64)}`
const target = { repositoryUri: 'gallery.example/harbour/web', tag: '1.2', digest, pinned: false, plainHttp: false }

describe('pull commands', () => {
  test.each([
    ['docker', 'docker pull gallery.example/harbour/web:1.2'],
    ['podman', 'podman pull gallery.example/harbour/web:1.2'],
    ['nerdctl', 'nerdctl pull gallery.example/harbour/web:1.2'],
    ['skopeo', 'skopeo copy docker://gallery.example/harbour/web:1.2 oci:web:1.2'],
    ['oras', 'oras pull gallery.example/harbour/web:1.2'],
    ['helm', 'helm pull oci://gallery.example/harbour/web --version 1.2'],
    ['kubernetes', 'image: gallery.example/harbour/web:1.2'],
    ['dockerfile', 'FROM gallery.example/harbour/web:1.2'],
  ] as const)('of %s', (tool, command) => {
    expect(pullCommand(tool, target)).toBe(command)
  })

  test.each([
    ['docker', 'docker pull localhost:3000/harbour/web:1.2'],
    ['podman', 'podman pull --tls-verify=false localhost:3000/harbour/web:1.2'],
    ['nerdctl', 'nerdctl pull --insecure-registry localhost:3000/harbour/web:1.2'],
    ['skopeo', 'skopeo copy --src-tls-verify=false docker://localhost:3000/harbour/web:1.2 oci:web:1.2'],
    ['oras', 'oras pull --plain-http localhost:3000/harbour/web:1.2'],
    ['helm', 'helm pull --plain-http oci://localhost:3000/harbour/web --version 1.2'],
  ] as const)('of %s from a registry on plain http', (tool, command) => {
    expect(pullCommand(tool, { ...target, repositoryUri: 'localhost:3000/harbour/web', plainHttp: true })).toBe(command)
  })

  test('by digest', () => {
    expect(pullCommand('docker', { ...target, pinned: true })).toBe(`docker pull gallery.example/harbour/web@${digest}`)
    expect(pullCommand('helm', { ...target, pinned: true })).toBe(`helm pull oci://gallery.example/harbour/web@${digest}`)
  })

  const platform = { name: 'linux/arm/v7', digest: `sha256:${'b'.repeat(64)}` }
  test.each([
    ['docker', 'docker pull --platform linux/arm/v7 gallery.example/harbour/web:1.2'],
    ['podman', 'podman pull --platform linux/arm/v7 gallery.example/harbour/web:1.2'],
    ['nerdctl', 'nerdctl pull --platform linux/arm/v7 gallery.example/harbour/web:1.2'],
    [
      'skopeo',
      'skopeo --override-os linux --override-arch arm --override-variant v7 copy docker://gallery.example/harbour/web:1.2 oci:web:1.2',
    ],
    ['dockerfile', 'FROM --platform=linux/arm/v7 gallery.example/harbour/web:1.2'],
    ['kubernetes', 'image: gallery.example/harbour/web:1.2'],
  ] as const)('of %s for one platform', (tool, command) => {
    expect(pullCommand(tool, { ...target, platform })).toBe(command)
  })

  test.each([
    ['docker', `docker pull gallery.example/harbour/web@${platform.digest}`],
    ['kubernetes', `image: gallery.example/harbour/web@${platform.digest}`],
    ['dockerfile', `FROM gallery.example/harbour/web@${platform.digest}`],
    ['skopeo', `skopeo copy docker://gallery.example/harbour/web@${platform.digest} oci:web:1.2`],
  ] as const)('of %s for one platform by digest', (tool, command) => {
    expect(pullCommand(tool, { ...target, platform, pinned: true })).toBe(command)
  })

  test.each([
    ['docker', 'https', 'gallery.example/harbour/web', undefined],
    ['docker', 'http', '127.0.0.1:3000/harbour/web', undefined],
    ['docker', 'http', 'gallery.lan:3000/harbour/web', 'Docker needs gallery.lan:3000 among its insecure-registries.'],
    ['dockerfile', 'http', 'gallery.lan:3000/harbour/web', 'Docker needs gallery.lan:3000 among its insecure-registries.'],
    ['podman', 'http', 'gallery.lan:3000/harbour/web', undefined],
    ['kubernetes', 'http', 'localhost:3000/harbour/web', 'the nodes must know localhost:3000 as an insecure registry.'],
  ] as const)('of %s over %s from %s are told with what they need', (tool, scheme, repositoryUri, note) => {
    const told = pullNote(tool, { ...target, repositoryUri, plainHttp: scheme === 'http' })
    expect(told).toBe(note && `This registry speaks plain http: ${note}`)
  })

  test('of Kubernetes say that nodes choose their platform themselves', () => {
    expect(pullNote('kubernetes', { ...target, platform })).toContain('unless the digest is pinned')
    expect(pullNote('kubernetes', { ...target, platform, pinned: true })).toBeUndefined()
  })

  test('a chart of a version with build metadata, whose plus sign no tag can hold', () => {
    expect(pullCommand('helm', { ...target, tag: '1.0.0_build.5' })).toContain('--version 1.0.0+build.5')
  })
})

test('a wish counts only where the tool can pull the thing', () => {
  expect(chooseTool('image', 'podman')).toBe('podman')
  expect(chooseTool('image', 'helm', 'skopeo')).toBe('skopeo')
  expect(chooseTool('chart', 'docker')).toBe('helm')
  expect(chooseTool('image', undefined, '')).toBe(toolsFor('image')[0])
})
