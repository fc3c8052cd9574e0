import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'
import { ECRPUBLICClient } from '@aws-sdk/client-ecr-public'
import { IAMClient } from '@aws-sdk/client-iam'
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { STSClient } from '@aws-sdk/client-sts'
import { readInstance } from '#lib/backend/instance.ts'
import type { Credentials } from '#lib/session/console-session.ts'
import { type CallGalleon, createGalleonCall } from './call-galleon.ts'

const region = 'us-east-1'

/** Clients of the backend's APIs with the credentials of one session: they may what the principal may, and no more. */
export interface ConsoleClients {
  readonly ecrPublic: ECRPUBLICClient
  readonly iam: IAMClient
  readonly sts: STSClient
  readonly cloudTrail: CloudTrailClient
  readonly serviceQuotas: ServiceQuotasClient
  /** What no SDK has a client for. */
  readonly galleon: CallGalleon
}

// Its connections are shared by all sessions, whose credentials go with each request.
const shared = new ECRPUBLICClient({ region, endpoint: 'http://localhost' }).config.requestHandler

/**
 * Each is made when it is asked for. `visitor` are the headers that say for whom the pages ask:
 * `lib/backend/visitor-headers.ts`.
 */
export function createConsoleClients(credentials: Credentials, visitor: Readonly<Record<string, string>>): ConsoleClients {
  const requestHandler: typeof shared = Object.assign(Object.create(shared), {
    // After signing, so that no browser's name can spoil a signature.
    handle(...[request, options]: Parameters<typeof shared.handle>) {
      Object.assign(request.headers, visitor)
      return shared.handle(request, options)
    },
  })
  const settings = { region, endpoint: readInstance().endpoint, credentials, requestHandler, maxAttempts: 2 }
  return {
    get ecrPublic() {
      return new ECRPUBLICClient(settings)
    },
    get iam() {
      return new IAMClient(settings)
    },
    get sts() {
      return new STSClient(settings)
    },
    get cloudTrail() {
      return new CloudTrailClient(settings)
    },
    get serviceQuotas() {
      return new ServiceQuotasClient(settings)
    },
    get galleon() {
      return createGalleonCall(credentials, visitor)
    },
  }
}
