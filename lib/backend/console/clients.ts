import { ECRPUBLICClient } from '@aws-sdk/client-ecr-public'
import { readInstance } from '#lib/backend/instance.ts'
import type { ConsoleSession } from '#lib/session/console-session.ts'

const region = 'us-east-1'

/** Clients of the backend's APIs with the credentials of one session: they may what the principal may, and no more. */
export interface ConsoleClients {
  readonly ecrPublic: ECRPUBLICClient
}

// Its connections are shared by all sessions, whose credentials go with each request.
const { requestHandler } = new ECRPUBLICClient({ region, endpoint: 'http://localhost' }).config

/** `visitor` are the headers that say for whom the pages ask: `lib/backend/visitor-headers.ts`. */
export function createConsoleClients(
  { credentials }: Pick<ConsoleSession, 'credentials'>,
  visitor: Readonly<Record<string, string>>,
): ConsoleClients {
  const settings = { region, endpoint: readInstance().endpoint, credentials, requestHandler, maxAttempts: 2 }
  return {
    get ecrPublic() {
      return withHeaders(new ECRPUBLICClient(settings), visitor)
    },
  }
}

// After signing, so that no browser's name can spoil a signature.
function withHeaders(client: ECRPUBLICClient, added: Readonly<Record<string, string>>): ECRPUBLICClient {
  client.middlewareStack.add(
    (next) => (args) => {
      const { request } = args
      if (isRequest(request)) Object.assign(request.headers, added)
      return next(args)
    },
    { step: 'deserialize', name: 'visitorHeaders', priority: 'low' },
  )
  return client
}

function isRequest(request: unknown): request is { headers: Record<string, string> } {
  return typeof request === 'object' && request !== null && 'headers' in request
}
