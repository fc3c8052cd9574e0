import { type ChildProcess, execFile, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const startTimeoutMs = 30_000

export interface DockerEngine {
  /** Runs `docker` with it. */
  docker(...args: string[]): Promise<{ stdout: string; stderr: string }>
  stop(): Promise<void>
}

/** A Docker engine of the test's own: without networks of its own, so that it leaves the machine's alone. */
export async function startDockerEngine(): Promise<DockerEngine | { readonly reason: string }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-docker-'))
  const host = `unix://${folder}/socket`
  const options = { 'data-root': 'data', 'exec-root': 'exec', pidfile: 'pid' }
  const folders = Object.entries(options).map(([option, name]) => `--${option}=${path.join(folder, name)}`)
  const quiet = ['--bridge=none', '--iptables=false', '--ip6tables=false', '--storage-driver=vfs', '--log-level=error']
  const engine = spawn('dockerd', [`--host=${host}`, ...folders, ...quiet], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  engine.stderr?.on('data', (text) => {
    complaints += text
  })
  const docker = (...args: string[]) => promisify(execFile)('docker', ['--host', host, ...args])
  const stop = async () => {
    await end(engine)
    fs.rmSync(folder, { recursive: true, force: true })
  }
  const deadline = Date.now() + startTimeoutMs
  while (engine.exitCode === null && Date.now() < deadline) {
    if (
      await docker('info').then(
        () => true,
        () => false,
      )
    )
      return { docker, stop }
    await sleep(200)
  }
  await stop()
  return { reason: `the Docker engine does not start here: ${complaints.trim().split('\n').at(-1)}` }
}

async function end(engine: ChildProcess): Promise<void> {
  if (engine.exitCode !== null) return
  const ended = new Promise((resolve) => engine.once('exit', resolve))
  engine.kill('SIGTERM')
  await ended
}
