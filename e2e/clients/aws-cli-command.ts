import { execa } from 'execa'
import type { CreatedAccount } from '#registry/operations/operator/create-account.ts'

export interface CliOutcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface AwsCli {
  /** Runs `aws ecr-public …` and answers its output, which is JSON. @throws Error with what the command printed. */
  json(...args: readonly string[]): Promise<unknown>
  /** Runs `aws ecr-public …`, whatever comes of it. */
  run(...args: readonly string[]): Promise<CliOutcome>
}

/** The real command line, with the keys of an account and the endpoint of a server, and nothing else of the machine's settings. */
export function createAwsCli(origin: string, account: Pick<CreatedAccount, 'accessKeyId' | 'secretAccessKey'>): AwsCli {
  const env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    AWS_ACCESS_KEY_ID: account.accessKeyId,
    AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_MAX_ATTEMPTS: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  }
  const run = async (...args: readonly string[]): Promise<CliOutcome> => {
    const options = { env, extendEnv: false, reject: false, timeout: 60_000, stdin: 'ignore' } as const
    const { exitCode = -1, stdout, stderr } = await execa('aws', ['ecr-public', '--endpoint-url', origin, ...args], options)
    return { exitCode, stdout, stderr }
  }
  return {
    run,
    async json(...args) {
      const { exitCode, stdout, stderr } = await run(...args)
      if (exitCode !== 0) throw new Error(`aws ecr-public ${args.join(' ')}: ${stderr}`)
      return JSON.parse(stdout)
    },
  }
}
