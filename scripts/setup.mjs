// The steps between a bare clone and a server that can start. Only Node's built-ins: this runs before `npm ci`.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { hintScripts } from './compile-hints.mjs'

export const root = path.resolve(import.meta.dirname, '..')

const nodeMinimum = [20, 19]

/** Ends with one line when this Node is too old to go on. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const old = major < nodeMinimum[0] || (major === nodeMinimum[0] && minor < nodeMinimum[1])
  if (old)
    fail(`Galleon needs Node ${nodeMinimum.join('.')} or newer; this is Node ${version}. Install a newer one from https://nodejs.org.`)
}

export function fail(line) {
  process.stderr.write(`galleon: ${line}\n`)
  process.exit(1)
}

/** Runs a program to its end; its output is shown only when it fails, or all along with `live`. */
export function run(command, args, { env = {}, live = false } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  if (result.status === 0) return
  if (!live) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`)
  fail(`${path.basename(command)} ${args.join(' ')} failed${result.error ? `: ${result.error.message}` : ''}`)
}

export const tool = (name) => path.join(root, 'node_modules', '.bin', name)

// A file of these roots that is neither a source nor an input of a step.
const skipped = new Set(['generated', 'node_modules'])

function hashOf(inputs) {
  const hash = createHash('sha256').update(process.version)
  const add = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false })
    if (!stat) return
    if (!stat.isDirectory()) return void hash.update(path.relative(root, file)).update(fs.readFileSync(file))
    for (const entry of fs.readdirSync(file).sort()) if (!skipped.has(entry)) add(path.join(file, entry))
  }
  for (const input of inputs) add(path.join(root, input))
  return hash.digest('hex')
}

// Where progress is shown; a command whose standard output is an answer shows it on standard error.
let progress = process.stdout

/** Does a step unless its result is there and its inputs are those of its last success. */
function once({ name, doing, inputs, result, work }) {
  const stamp = path.join(root, 'node_modules', `.galleon-${name}`)
  const hash = hashOf(inputs)
  const done = fs.existsSync(path.join(root, result)) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash
  if (done) return
  const began = performance.now()
  progress.write(`${doing} …${progress.isTTY ? ' ' : '\n'}`)
  work()
  fs.writeFileSync(stamp, hash)
  progress.write(`done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
}

export function installDependencies() {
  once({
    name: 'install',
    doing: 'Installing dependencies',
    inputs: ['package-lock.json'],
    result: 'node_modules/next/package.json',
    work: () => run('npm', ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional']),
  })
}

/** The environment in which Prisma's command line works without downloading its engine. */
export const prismaEnvironment = {
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? path.join(root, 'scripts', 'schema-engine.mjs'),
}

export function generateClient() {
  once({
    name: 'generate',
    doing: 'Generating the database client',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    result: 'registry/stores/prisma/generated/client.ts',
    work: () => run(tool('prisma'), ['generate'], { env: prismaEnvironment }),
  })
}

// Stands in each page for everybody, which the server makes of a rendered one.
const firstTouch = 'dist/first-touch.js'

const programs = { 'dist/server.mjs': 'server/main.ts', 'dist/cli.mjs': 'cli/main.ts' }

// With what they need in one file each, as reading hundreds was most of a start. Left out is what has native parts, and
// Next, which looks for its own files.
function bundleServer() {
  const { buildSync } = createRequire(import.meta.url)('esbuild')
  for (const [outfile, entry] of Object.entries(programs)) {
    buildSync({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['next', 'sharp', '@node-rs/argon2', 'pg-native'],
      // For packages that are no modules yet.
      banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
      // Less to read; names stay, for stack traces.
      minifyWhitespace: true,
      minifySyntax: true,
      sourcemap: true,
      sourcesContent: false,
      logLevel: 'warning',
    })
  }
  buildSync({
    absWorkingDir: root,
    entryPoints: ['lib/first-touch/script.ts'],
    outfile: firstTouch,
    bundle: true,
    format: 'iife',
    target: 'es2020',
    minify: true,
    logLevel: 'warning',
  })
}

export function buildServer() {
  once({
    name: 'server',
    doing: 'Building the server',
    inputs: [
      'server',
      'registry',
      'cli',
      'lib',
      'prisma/schema.prisma',
      'prisma/demo',
      'package-lock.json',
      'tsconfig.json',
      'scripts/setup.mjs',
    ],
    // The last one that is made.
    result: firstTouch,
    work: bundleServer,
  })
}

export function buildPages() {
  once({
    name: 'pages',
    doing: 'Building the pages',
    inputs: [
      'app',
      'components',
      'lib',
      'public',
      'proxy.ts',
      'next.config.js',
      'postcss.config.mjs',
      'package-lock.json',
      'tsconfig.json',
      'scripts/compile-hints.mjs',
      'scripts/setup.mjs',
    ],
    result: '.next/BUILD_ID',
    work: () => {
      run(tool('next'), ['build'], { env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
      hintScripts(path.join(root, '.next/static/chunks'))
    },
  })
}

/** Everything from a bare clone to a built product. `pages: false` leaves the web app to Next's development server. */
export function prepare({ pages = true, out = process.stdout } = {}) {
  progress = out
  checkNode()
  installDependencies()
  generateClient()
  buildServer()
  if (pages) buildPages()
}
