import { expect, test } from 'vitest'
import { readInstance } from './instance.ts'
import { logoSource, smallLogoSource } from './logo-source.ts'

const logoUrl = 'https://gallery.example/-/logo/sha256:ab'

test('by default gallery and backend are one process', () => {
  const instance = readInstance({ PORT: '4000' })
  expect(instance).toEqual({
    origin: 'http://localhost:4000',
    registryHost: 'localhost:4000',
    endpoint: 'http://127.0.0.1:4000',
    remote: false,
  })
  expect(logoSource(logoUrl, instance)).toBe('/-/logo/sha256:ab')
  expect(smallLogoSource(logoUrl, instance)).toBe('/-/logo/sha256:ab?side=128')
})

test('a backend elsewhere serves its logos itself', () => {
  const instance = readInstance({
    GALLEON_ORIGIN: 'https://gallery.example',
    GALLEON_REGISTRY_HOST: 'pull.example',
    GALLEON_ENDPOINT: 'https://registry.example/',
  })
  expect(instance).toEqual({
    origin: 'https://gallery.example',
    registryHost: 'pull.example',
    endpoint: 'https://registry.example',
    remote: true,
  })
  expect(logoSource(logoUrl, instance)).toBe('https://registry.example/-/logo/sha256:ab')
  expect(smallLogoSource(logoUrl, instance)).toBe('https://registry.example/-/logo/sha256:ab?side=128')
})
