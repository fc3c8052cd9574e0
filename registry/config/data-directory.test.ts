import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigError } from './config.ts'
import { layoutVersion, prepareDataDirectory, readSecretKey } from './data-directory.ts'

let folder: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-test-'))
})

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('prepareDataDirectory', () => {
  it('makes the folder for its owner only and can be asked again', () => {
    const dataDir = path.join(folder, 'deep', 'data')
    prepareDataDirectory(dataDir)
    prepareDataDirectory(dataDir)
    expect(fs.statSync(dataDir).mode & 0o777).toBe(0o700)
    expect(fs.readFileSync(path.join(dataDir, 'version'), 'utf8')).toBe(`${layoutVersion}\n`)
  })

  it('refuses the data of a newer version', () => {
    fs.writeFileSync(path.join(folder, 'version'), `${layoutVersion + 1}\n`)
    expect(() => prepareDataDirectory(folder)).toThrow(/is of a newer Galleon \(layout 2, this version knows 1\)/)
  })

  it('refuses a folder that is something else', () => {
    fs.writeFileSync(path.join(folder, 'version'), 'postgres 18')
    expect(() => prepareDataDirectory(folder)).toThrow(ConfigError)
  })

  it('names a folder that cannot be made', () => {
    const file = path.join(folder, 'file')
    fs.writeFileSync(file, '')
    expect(() => prepareDataDirectory(path.join(file, 'data'))).toThrow(
      /cannot be written: give this user access to it, or set GALLEON_DATA_DIR/,
    )
  })
})

describe('readSecretKey', () => {
  it('makes a key once, which only its owner can read', () => {
    const key = readSecretKey(undefined, folder)
    expect(key.length).toBeGreaterThanOrEqual(64)
    expect(readSecretKey(undefined, folder)).toBe(key)
    expect(fs.statSync(path.join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
    expect(fs.readdirSync(folder)).toEqual(['secret.key'])
  })

  it('prefers the configured one', () => {
    expect(readSecretKey('configured', folder)).toBe('configured')
    expect(fs.readdirSync(folder)).toEqual([])
  })
})
