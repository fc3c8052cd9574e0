import type { Refused } from '#lib/backend/console/ask-backend.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

/** What was typed into the form of a new trail. */
export interface TrailFields {
  readonly name: string
  readonly bucket: string
  readonly prefix: string
  /** Whether it logs at once. */
  readonly start: boolean
}

export interface TrailFormState {
  readonly fields: TrailFields
  readonly problems: Partial<Record<'name' | 'bucket' | 'prefix', string>>
  readonly failure?: string
  readonly signedOut?: boolean
}

export const noTrail: TrailFormState = { fields: { name: '', bucket: '', prefix: '', start: true }, problems: {} }

export function readTrailFields(form: FormData): TrailFields {
  return {
    name: fieldOf(form, 'name'),
    bucket: fieldOf(form, 'bucket'),
    prefix: fieldOf(form, 'prefix').replace(/\/+$/, ''),
    start: form.get('start') !== null,
  }
}

/** What is missing; the rules for names are the registry's to tell. */
export function trailProblems({ name, bucket }: TrailFields): TrailFormState['problems'] {
  return {
    ...(name ? {} : { name: 'Write a name for the trail, such as audit.' }),
    ...(bucket ? {} : { bucket: 'Write the name of the bucket that files are delivered to.' }),
  }
}

const fieldOfCode: Readonly<Record<string, keyof TrailFormState['problems']>> = {
  InvalidTrailNameException: 'name',
  TrailAlreadyExistsException: 'name',
  InvalidS3BucketNameException: 'bucket',
  S3BucketDoesNotExistException: 'bucket',
  InsufficientS3BucketPolicyException: 'bucket',
  InvalidS3PrefixException: 'prefix',
}

/** Puts what the registry refused at the field it is about. */
export function blameTrailField({ failure, code }: Refused): Pick<TrailFormState, 'problems' | 'failure'> {
  const field = fieldOfCode[code]
  return field ? { problems: { [field]: failure } } : { problems: {}, failure }
}
