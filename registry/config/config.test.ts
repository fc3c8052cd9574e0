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
