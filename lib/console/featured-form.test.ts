import { expect, it } from 'vitest'
import { featuredName } from './featured-form.ts'

it.each([
  ['harbour/nginx-hello', 'harbour', 'nginx-hello'],
  ['harbour/charts/harbour-web', 'harbour', 'charts/harbour-web'],
  ['https://gallery.example/harbour/nginx-hello?tab=tags', 'harbour', 'nginx-hello'],
])('%s is a repository', (text, registryAliasName, repositoryName) => {
  expect(featuredName(text)).toEqual({ registryAliasName, repositoryName })
})

it.each(['', 'harbour', 'harbour/', '/nginx', 'Harbour/nginx', 'harbour/nginx:1.0', 'https://gallery.example/'])('%j is none', (text) => {
  expect(featuredName(text)).toEqual({ problem: expect.stringContaining('harbour/nginx-hello') })
})
