import { execa } from 'execa'

export interface Outcome {
  readonly exitCode: number
  readonly stdout: string
  /** Everything it printed, for messages. */
  readonly all: string
}

/** Runs a client to its end, whatever comes of it; `input` is what it reads. */
export async function run(
  command: string,
  args: readonly string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const { exitCode = -1, stdout, all } = await execa(command, args, { ...options, all: true, reject: false, timeout: 120_000 })
  return { exitCode, stdout, all }
}

/** Runs it and answers what it printed on standard output. @throws Error with everything it printed when it fails. */
export async function runWell(...[command, args, options]: Parameters<typeof run>): Promise<string> {
  const { exitCode, stdout, all } = await run(command, args, options)
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${exitCode}: ${all}`)
  return stdout
}
