import { z } from 'zod'
import { actorName } from './actor-name.ts'

// What pages name of an event. Whatever else is in it stands in its JSON.
const record = z.object({
  eventTime: z.string().optional(),
  awsRegion: z.string().optional(),
  sourceIPAddress: z.string().optional(),
  userAgent: z.string().optional(),
  errorCode: z.string().optional(),
  errorMessage: z.string().optional(),
  requestID: z.string().optional(),
  userIdentity: z
    .object({
      type: z.string().optional(),
      arn: z.string().optional(),
      accountId: z.string().optional(),
      accessKeyId: z.string().optional(),
    })
    .default({}),
})

export type EventFacts = z.output<typeof record>

/** What an event's JSON says that LookupEvents does not; nothing of what it cannot read. */
export function readEventFacts(text: string): EventFacts {
  try {
    return record.parse(JSON.parse(text))
  } catch {
    return { userIdentity: {} }
  }
}

/** The JSON set out for reading. */
export function prettyEvent(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** How pages call who did it, whose name is not told where they are of another account. */
export function eventActor(userName: string | undefined, { userIdentity: { type, arn, accountId } }: EventFacts): string {
  if (userName !== undefined) return userName
  if (type === 'AWSAccount') return accountId && /^\d{12}$/.test(accountId) ? `Account ${accountId}` : 'Somebody not signed in'
  return actorName(arn)
}

const repositoryPattern = /^arn:aws:ecr-public::\d{12}:repository\/(.+)$/

/** A resource's name, short where it is an ARN: what comes last in it. */
export function resourceLabel(name: string): string {
  return repositoryPattern.exec(name)?.[1] ?? (name.startsWith('arn:') ? name.split(':').slice(5).join(':') : name)
}
