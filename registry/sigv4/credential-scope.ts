import { ServiceError } from '#registry/domain/service-error.ts'

/** Where and on which day a signature is good. */
export interface CredentialScope {
  /** `20150830`. */
  readonly day: string
  readonly region: string
  readonly service: string
}

export interface Credential extends CredentialScope {
  readonly accessKeyId: string
}

const terminator = 'aws4_request'

/**
 * Reads `AKIA…/20150830/us-east-1/ecr-public/aws4_request`.
 * @throws ServiceError `incomplete-signature`, `wrong-credential-scope`.
 */
export function parseCredential(text: string): Credential {
  const parts = text.split('/')
  const [accessKeyId, day, region, service, end] = parts
  if (parts.length !== 5 || !accessKeyId || !day || !region || !service) {
    throw new ServiceError(
      'incomplete-signature',
      'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.',
    )
  }
  if (end !== terminator) {
    throw new ServiceError('wrong-credential-scope', `Credential should be scoped with a valid terminator: '${terminator}'.`)
  }
  return { accessKeyId, day, region, service }
}

export function formatScope({ day, region, service }: CredentialScope): string {
  return `${day}/${region}/${service}/${terminator}`
}
