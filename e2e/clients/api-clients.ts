import fs from 'node:fs'
import path from 'node:path'
import * as ecrPublic from '@aws-sdk/client-ecr-public'
import { execa } from 'execa'
import { type CliKeys, createAwsCli } from './aws-cli-command.ts'
import { temporaryFolder } from './product.ts'

export type Answer = Readonly<Record<string, unknown>>

/** One call of ecr-public through some client: members as the API model names them, blobs apart. */
export type CallApi = (operation: string, input: object, blobs?: Readonly<Record<string, Buffer>>) => Promise<Answer>

interface Endpoint {
  readonly origin: string
  readonly keys: CliKeys
}

const kebab = (name: string) => name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
const snake = (name: string) => kebab(name).replaceAll('-', '_')

export function callWithCli({ origin, keys }: Endpoint, program: string): CallApi {
  const aws = createAwsCli(origin, keys, { program })
  const folder = temporaryFolder()
  return async (operation, input, blobs = {}) => {
    const blobArguments = Object.entries(blobs).flatMap(([name, bytes]) => {
      const file = path.join(folder, `${name}-${bytes.length}`)
      fs.writeFileSync(file, bytes)
      return [`--${kebab(name)}`, `fileb://${file}`]
    })
    return ((await aws.json(kebab(operation), '--cli-input-json', JSON.stringify(input), ...blobArguments)) ?? {}) as Answer
  }
}

export function callWithBoto3({ origin, keys }: Endpoint): CallApi {
  const env = { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey, AWS_EC2_METADATA_DISABLED: 'true' }
  return async (operation, input, blobs = {}) => {
    const texts = Object.fromEntries(Object.entries(blobs).map(([name, bytes]) => [name, bytes.toString('base64')]))
    const asked = { endpoint: origin, service: 'ecr-public', operation: snake(operation), input, blobs: texts }
    const script = path.join(import.meta.dirname, 'boto3-call.py')
    const { stdout } = await execa('python3', [script], { env, input: JSON.stringify(asked), timeout: 60_000 })
    return JSON.parse(stdout)
  }
}

export function callWithSdk({ origin, keys }: Endpoint): CallApi {
  const client = new ecrPublic.ECRPUBLICClient({ endpoint: origin, region: 'us-east-1', credentials: keys, maxAttempts: 1 })
  const commands = ecrPublic as unknown as Record<string, new (input: object) => Parameters<typeof client.send>[0]>
  return async (operation, input, blobs = {}) => {
    const Command = commands[`${operation}Command`]
    if (!Command) throw new Error(`the SDK has no ${operation}`)
    const { $metadata: _, ...answer } = (await client.send(new Command({ ...input, ...blobs }))) as object & { $metadata: unknown }
    return answer
  }
}
