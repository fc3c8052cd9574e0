import type { VerificationRequest } from '#registry/stores/verifications.ts'

/** A request for the badge, as its owner and operators see it. */
export interface VerificationRequestAnswer {
  readonly text: string
  readonly createdAt: Date
  readonly status: 'PENDING' | 'REJECTED'
  /** Why it was rejected. */
  readonly reason?: string
}

export function toVerificationRequestAnswer({ text, createdAt, rejected }: VerificationRequest): VerificationRequestAnswer {
  return { text, createdAt, ...(rejected ? { status: 'REJECTED', reason: rejected.reason } : { status: 'PENDING' }) }
}
