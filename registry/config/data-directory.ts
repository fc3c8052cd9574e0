import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { ConfigError } from './config.ts'

/** Raised when a newer Galleon lays the data directory out in a way that this one would not understand. */
export const layoutVersion = 1

/**
 * Makes the data directory, or checks that it can be used: writable, and not of a newer version.
 *
 * ```
 * <data>/version        the layout's number
 * <data>/secret.key     seals stored secrets; only its owner can read it
 * <data>/operator.json  the first sign-in; only its owner can read it
 * <data>/postgres/      the embedded database
 * <data>/blobs/         see stores/filesystem
 * ```
 * @throws ConfigError with one line.
 */
export function prepareDataDirectory(dataDir: string): void {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK)
  } catch (cause) {
    throw new ConfigError(`The data directory ${dataDir} cannot be written: give this user access to it, or set GALLEON_DATA_DIR.`, {
      cause,
    })
  }
  const file = path.join(dataDir, 'version')
  if (!fs.existsSync(file)) writePrivate(file, `${layoutVersion}\n`)
  const found = Number(fs.readFileSync(file, 'utf8'))
  if (!Number.isInteger(found)) throw new ConfigError(`${file} does not hold a version number: is ${dataDir} a data directory of Galleon?`)
  if (found > layoutVersion) {
    throw new ConfigError(
      `The data directory ${dataDir} is of a newer Galleon (layout ${found}, this version knows ${layoutVersion}): start that version.`,
    )
  }
}

/** The key that seals stored secrets: the configured one, or that of the data directory, made at the first start. */
export function readSecretKey(configured: string | undefined, dataDir: string): string {
  if (configured) return configured
  const file = path.join(dataDir, 'secret.key')
  if (!fs.existsSync(file)) {
    // Linked into place, so that of two processes that start at once both use the same key.
    const own = `${file}.${process.pid}`
    writePrivate(own, randomBytes(48).toString('base64url'))
    try {
      fs.linkSync(own, file)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    } finally {
      fs.rmSync(own)
    }
  }
  return fs.readFileSync(file, 'utf8').trim()
}

/** Writes a file that only its owner can read, durable when it returns. */
export function writePrivate(file: string, text: string): void {
  const handle = fs.openSync(file, 'w', 0o600)
  try {
    fs.writeSync(handle, text)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
