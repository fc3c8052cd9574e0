import { describe, expect, it } from 'vitest'
import { ConfigError, localEndpoint, readConfig } from './config.ts'

describe('readConfig', () => {
  it('has a default for everything', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      origin: 'http://localhost:3000',
      registryHost: 'localhost:3000',
    })
    expect(config.demo).toBe(true)
    expect(config.databaseUrl).toBeUndefined()
  })

  it('takes the registry host from the origin, or as it is given', () => {
    expect(readConfig({ GALLEON_ORIGIN: 'https://gallery.example.com' }).registryHost).toBe('gallery.example.com')
    const split = readConfig({ GALLEON_ORIGIN: 'https://gallery.example.com', GALLEON_REGISTRY_HOST: 'pull.example.com:8443' })
    expect(split.registryHost).toBe('pull.example.com:8443')
  })

  it('takes an empty variable for an unset one', () => {
    expect(readConfig({ PORT: '', GALLEON_ORIGIN: '', DATABASE_URL: '' }).port).toBe(3000)
  })

  it.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ GALLEON_ORIGIN: 'gallery.example.com' }, 'GALLEON_ORIGIN'],
    [{ GALLEON_ORIGIN: 'https://gallery.example.com/path' }, 'GALLEON_ORIGIN'],
    [{ GALLEON_REGISTRY_HOST: 'https://pull.example.com' }, 'GALLEON_REGISTRY_HOST'],
    [{ DATABASE_URL: 'mysql://localhost/galleon' }, 'DATABASE_URL'],
    [{ GALLEON_WORKERS: '0' }, 'GALLEON_WORKERS'],
    [{ GALLEON_DEMO: 'yes' }, 'GALLEON_DEMO'],
    [{ GALLEON_SECRET_KEY: 'short' }, 'GALLEON_SECRET_KEY'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ GALLEON_PULL_RATE_ANONYMOUS: '-1' }, 'GALLEON_PULL_RATE_ANONYMOUS'],
    [{ GALLEON_PULL_RATE_AUTHENTICATED: 'fast' }, 'GALLEON_PULL_RATE_AUTHENTICATED'],
    [{ GALLEON_GC_GRACE_HOURS: '0.5' }, 'GALLEON_GC_GRACE_HOURS'],
    [{ GALLEON_GC_EVERY_HOURS: 'daily' }, 'GALLEON_GC_EVERY_HOURS'],
    [{ GALLEON_TRUST_PROXY: 'true' }, 'GALLEON_TRUST_PROXY'],
    [{ GALLEON_TRUST_PROXY: '10.0.0.0/33' }, 'GALLEON_TRUST_PROXY'],
    [{ GALLEON_TRUST_PROXY: '10.0.0.1,' }, 'GALLEON_TRUST_PROXY'],
    [{ GALLEON_TRUST_PROXY: '0.0.0.0/0' }, 'GALLEON_TRUST_PROXY'],
    [{ GALLEON_ROLE: 'web' }, 'GALLEON_ROLE'],
    [{ GALLEON_ROLE: 'gallery' }, 'GALLEON_ENDPOINT'],
    [{ GALLEON_ENDPOINT: 'http://backend:3000' }, 'GALLEON_ENDPOINT'],
    [{ GALLEON_ROLE: 'gallery', GALLEON_ENDPOINT: 'http://b:1', DATABASE_URL: 'postgresql://h/d' }, 'DATABASE_URL'],
  ])('refuses %o and names %s', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(ConfigError)
    expect(() => readConfig(environment)).toThrow(name)
  })

  it('limits pulls as the guide has it, and as it is told', () => {
    expect(readConfig({})).toMatchObject({ pullRateAnonymous: 1, pullRateAuthenticated: 10, trustedProxies: undefined })
    const config = readConfig({ GALLEON_PULL_RATE_ANONYMOUS: '0', GALLEON_PULL_RATE_AUTHENTICATED: '0.5' })
    expect(config).toMatchObject({ pullRateAnonymous: 0, pullRateAuthenticated: 0.5 })
  })

  it('collects garbage every six hours, and as it is told', () => {
    expect(readConfig({}).garbage).toEqual({ everySeconds: 6 * 3600, graceSeconds: 24 * 3600 })
    const config = readConfig({ GALLEON_GC_EVERY_HOURS: '0', GALLEON_GC_GRACE_HOURS: '1.5' })
    expect(config.garbage).toEqual({ everySeconds: 0, graceSeconds: 5400 })
  })

  const oidc = {
    GALLEON_OIDC_ISSUER: 'https://id.example.com',
    GALLEON_OIDC_CLIENT_ID: 'galleon',
    GALLEON_OIDC_RULES: '[{"claim":"groups","value":"crew","role":"arn:aws:iam::123456789012:role/Crew"},{"claim":"role"}]',
  }

  it('knows an OpenID Connect provider and its rules', () => {
    expect(readConfig({}).openId).toBeUndefined()
    expect(readConfig(oidc).openId).toEqual({
      name: 'single sign-on',
      issuer: 'https://id.example.com',
      clientId: 'galleon',
      clientSecret: undefined,
      scope: 'openid email profile',
      emailVerified: false,
      rules: [{ claim: 'groups', value: 'crew', role: 'arn:aws:iam::123456789012:role/Crew' }, { claim: 'role' }],
    })
    expect(readConfig({ ...oidc, GALLEON_OIDC_ISSUER: 'http://localhost:8080' }).openId?.issuer).toBe('http://localhost:8080')
  })

  it.each([
    [{ GALLEON_OIDC_RULES: '' }, 'GALLEON_OIDC_RULES is missing'],
    [{ GALLEON_OIDC_CLIENT_ID: '' }, 'GALLEON_OIDC_CLIENT_ID is missing'],
    [{ GALLEON_OIDC_ISSUER: 'http://id.example.com' }, 'must be https'],
    [{ GALLEON_OIDC_RULES: 'groups' }, 'it is not JSON'],
    [{ GALLEON_OIDC_RULES: '[]' }, 'GALLEON_OIDC_RULES is wrong: at the top'],
    [{ GALLEON_OIDC_RULES: '[{"claim":"groups","role":"Admin"}]' }, 'at 0.role: write the ARN of a role'],
    [{ GALLEON_OIDC_RULES: '[{"claim":"groups","is":"crew"}]' }, 'Unrecognized key'],
  ])('refuses half a provider, and rules that it does not understand: %j', (change, message) => {
    expect(() => readConfig({ ...oidc, ...change })).toThrow(message)
  })

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })
})

describe('localEndpoint', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::', 'http://[::1]:3000'],
    ['fe80::1', 'http://[fe80::1]:3000'],
  ])('of %s is %s', (host, endpoint) => {
    expect(localEndpoint({ host, port: 3000 })).toBe(endpoint)
  })
})
