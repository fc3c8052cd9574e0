import type { Operation } from '#registry/operations/operation.ts'
import { assumeRole } from './assume-role.ts'
import { getAccessKeyInfo } from './get-access-key-info.ts'
import { getCallerIdentity } from './get-caller-identity.ts'
import { getFederationToken } from './get-federation-token.ts'
import { getSessionToken } from './get-session-token.ts'

/** The sts API, by name. Sign-in by web identity and SAML is not there. */
export const stsOperations: readonly Operation[] = [assumeRole, getAccessKeyInfo, getCallerIdentity, getFederationToken, getSessionToken]
