import { execa } from 'execa'

export interface CliOutcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Keys to sign with: of a root user, of a user, or temporary ones. */
export interface CliKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface AwsCli {
  /** Runs `aws SERVICE …` and answers its output, which is JSON. @throws Error with what the command printed. */
  json(...args: readonly string[]): Promise<unknown>
  /** Runs `aws SERVICE …`, whatever comes of it. */
  run(...args: readonly string[]): Promise<CliOutcome>
  /** The same keys for another service. */
  of(service: string): AwsCli
}

export interface CliOptions {
  /** The API that the commands are of. */
  readonly service?: string
  /** The program: version 1 and version 2 of the command line may both be installed. */
  readonly program?: string
}

/** The real command line, with keys and the endpoint of a server, and nothing else of the machine's settings. */
export function createAwsCli(origin: string, keys: CliKeys, { service = 'ecr-public', program = 'aws' }: CliOptions = {}): AwsCli {
  const env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ...(keys.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: keys.sessionToken }),
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_MAX_ATTEMPTS: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  }
  const run = async (...args: readonly string[]): Promise<CliOutcome> => {
    const options = { env, extendEnv: false, reject: false, timeout: 60_000, stdin: 'ignore' } as const
    const { exitCode = -1, stdout, stderr } = await execa(program, [service, '--endpoint-url', origin, ...args], options)
    return { exitCode, stdout, stderr }
  }
  return {
    run,
    async json(...args) {
      const { exitCode, stdout, stderr } = await run(...args)
      if (exitCode !== 0) throw new Error(`aws ${service} ${args.join(' ')}: ${stderr}`)
      // Some commands answer nothing.
      return stdout.trim() === '' ? undefined : JSON.parse(stdout)
    },
    of: (other) => createAwsCli(origin, keys, { service: other, program }),
  }
}
