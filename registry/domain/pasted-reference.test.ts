import { describe, expect, it } from 'vitest'
import { repositoryMeant } from './pasted-reference.ts'

const meant = (term: string) => repositoryMeant(term, ['pull.example', 'gallery.example'])
const digest = `sha256:${'0a'.repeat(32)}`

describe('a search for what was pasted', () => {
  it.each([
    ['harbour/web:1.2', 'harbour/web'],
    [`harbour/web@${digest}`, 'harbour/web'],
    [`harbour/charts/web:1.2@${digest}`, 'harbour/charts/web'],
    ['nginx:1.27', 'nginx'],
    ['pull.example/harbour/web', 'harbour/web'],
    ['pull.example/harbour/web:latest', 'harbour/web'],
    ['localhost:3000/harbour/web:latest', 'harbour/web'],
    ['public.ecr.aws/docker/library/nginx:stable', 'docker/library/nginx'],
    ['https://gallery.example/harbour/web?tab=tags#top', 'harbour/web'],
    ['https://gallery.example/harbour/', 'harbour'],
    ['oci://pull.example/harbour/charts/web', 'harbour/charts/web'],
    ['docker pull pull.example/harbour/web:1.2', 'harbour/web'],
    ['docker run --rm -p 80:80 harbour/web', 'harbour/web'],
    ['podman pull nginx:1.27', 'nginx'],
    ['skopeo copy docker://pull.example/harbour/web:1 dir:out', 'harbour/web'],
    ['helm pull oci://pull.example/harbour/charts/web --version 0.2.0', 'harbour/charts/web'],
    ['FROM pull.example/harbour/web:1.2 AS build', 'harbour/web'],
    ['- image: pull.example/harbour/web:1.2', 'harbour/web'],
  ])('%s is for the repository', (term, name) => {
    expect(meant(term)).toBe(name)
  })

  it.each([
    '',
    '  ',
    'nginx',
    'harbour/web',
    'acme.io/web',
    'a static web server',
    'docker',
    'docker registry',
    'image viewer',
    '"harbour/web:1.2"',
    ':tag',
    'a:b:c',
    'note: this',
    'http://',
    'pull.example/',
    `@${digest}`,
    'web:-x',
  ])('%j stays as it is', (term) => {
    expect(meant(term)).toBe(term)
  })
})
