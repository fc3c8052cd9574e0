// `npm start` and `npm run dev`: prepare what is missing, then hand over to the server.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { prepare, root } from './setup.mjs'

const dev = process.argv.includes('--dev')
prepare({ pages: !dev })

const program = dev
  ? [path.join(root, 'node_modules/tsx/dist/cli.mjs'), 'server/main.ts', '--dev']
  : ['--enable-source-maps', 'dist/server.mjs']
const server = spawn(process.execPath, program, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
})
// A terminal's Ctrl-C reaches the server by itself; a supervisor's SIGTERM reaches only this process.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
