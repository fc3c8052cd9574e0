import { ECRPUBLICClient } from '@aws-sdk/client-ecr-public'
import { readInstance } from '#lib/backend/instance.ts'
import type { ConsoleSession } from '#lib/session/console-session.ts'

const region = 'us-east-1'

/** Clients of the backend's APIs with the credentials of one session: they may what the principal may, and no more. */
export interface ConsoleClients {
  readonly ecrPublic: ECRPUBLICClient
}

// Its connections are shared by all sessions, whose credentials go with each request.
const shared = new ECRPUBLICClient({ region, endpoint: 'http://localhost' }).config.requestHandler

/** `visitor` are the headers that say for whom the pages ask: `lib/backend/visitor-headers.ts`. */
export function createConsoleClients(
  { credentials }: Pick<ConsoleSession, 'credentials'>,
  visitor: Readonly<Record<string, string>>,
): ConsoleClients {
  const requestHandler: typeof shared = Object.assign(Object.create(shared), {
    // After signing, so that no browser's name can spoil a signature.
    handle(...[request, options]: Parameters<typeof shared.handle>) {
      Object.assign(request.headers, visitor)
      return shared.handle(request, options)
    },
  })
  const settings = { region, endpoint: readInstance().endpoint, credentials, requestHandler, maxAttempts: 2 }
  return { ecrPublic: new ECRPUBLICClient(settings) }
}
