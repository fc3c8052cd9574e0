import { describe, expect, it } from 'vitest'
import { parseRoute } from './route.ts'

const name = (text: string) => ({ alias: text.slice(0, text.indexOf('/')), repositoryName: text.slice(text.indexOf('/') + 1) })

describe('parseRoute', () => {
  it.each([
    ['/v2', { type: 'base' }],
    ['/v2/', { type: 'base' }],
    ['/v2/pub/app/manifests/latest', { type: 'manifest', name: name('pub/app'), reference: 'latest' }],
    ['/v2/pub/team/app/manifests/sha256%3Aab', { type: 'manifest', name: name('pub/team/app'), reference: 'sha256:ab' }],
    ['/v2/pub/app/blobs/sha256:ab', { type: 'blob', name: name('pub/app'), digest: 'sha256:ab' }],
    ['/v2/pub/app/blobs/uploads/', { type: 'uploads', name: name('pub/app') }],
    ['/v2/pub/app/blobs/uploads', { type: 'uploads', name: name('pub/app') }],
    ['/v2/pub/app/blobs/uploads/an-id', { type: 'upload', name: name('pub/app'), uploadId: 'an-id' }],
    ['/v2/pub/app/tags/list', { type: 'tags', name: name('pub/app') }],
    ['/v2/pub/app/referrers/sha256:ab', { type: 'referrers', name: name('pub/app'), digest: 'sha256:ab' }],
    ['/v2/pub/manifests/manifests/v1', { type: 'manifest', name: name('pub/manifests'), reference: 'v1' }],
    ['/v2/pub/blobs/uploads/manifests/v1', { type: 'manifest', name: name('pub/blobs/uploads'), reference: 'v1' }],
    ['/v2/pub/tags/list/tags/list', { type: 'tags', name: name('pub/tags/list') }],
    ['/v2/pub/blobs/uploads/blobs/uploads/an-id', { type: 'upload', name: name('pub/blobs/uploads'), uploadId: 'an-id' }],
  ])('%s', (path, route) => {
    expect(parseRoute(path)).toEqual(route)
  })

  it.each([
    '/v2/app/manifests/latest',
    '/v2/pub/APP/manifests/latest',
    '/v2/pub/../etc/manifests/latest',
    '/v2/pub/%2e%2e/%2e%2e/manifests/latest',
    '/v2/pub//app/manifests/latest',
    '/v2/pub/app%00/manifests/latest',
    '/v2/pub/app\\/manifests/latest',
    '/v2/1pub/app/manifests/latest',
    `/v2/pub/${'a'.repeat(206)}/manifests/latest`,
    '/v2/../../blobs/uploads/',
  ])('refuses the name in %j', (path) => {
    expect(() => parseRoute(path)).toThrow(expect.objectContaining({ kind: 'repository-name-invalid' }))
  })

  it.each([
    '/v2/_catalog',
    '/v2/pub/app\n/tags/list',
    '/v2/pub/app',
    '/v2/pub/app/tags/',
    '/v2/pub/app/tags/all',
    '/v2/pub/app/manifests',
    '/v2/x',
  ])('has nothing at %s', (path) => {
    expect(() => parseRoute(path)).toThrow(expect.objectContaining({ kind: 'unknown-operation' }))
  })

  it('refuses what is not encoded as URLs are', () => {
    expect(() => parseRoute('/v2/pub/app/manifests/%zz')).toThrow(expect.objectContaining({ kind: 'malformed-request' }))
  })
})
