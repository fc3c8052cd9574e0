import { z } from 'zod'

/** Members that several operations of IAM take, with the limits of the API model. */

const namePattern = /^[\w+=,.@-]+$/
const pathPattern = /^\/([\x21-\x7e]+\/)?$/
const pathPrefixPattern = /^\/[\x21-\x7e]*$/
const pathCharsMax = 512

// Without `abort` the patterns would be tried on text of any length.
const name = (charsMax: number) => z.string().min(1).max(charsMax, { abort: true }).regex(namePattern)

/** Of a user or role that is to be. */
export const newUserName = name(64)

/** Of a user or role that there may be; the model lets it be longer than any can be. */
export const userName = name(128)

export const groupName = name(128)

export const policyName = name(128)

/** `/`, or `/…/`. */
export const path = z.string().min(1).max(pathCharsMax, { abort: true }).regex(pathPattern)

export const pathPrefix = z.string().min(1).max(pathCharsMax, { abort: true }).regex(pathPrefixPattern)

export const arn = z.string().min(20).max(2048)

export const accessKeyId = z.string().min(16).max(128, { abort: true }).regex(/^\w+$/)

/** Of a device for one-time codes: its ARN. */
export const serialNumber = z
  .string()
  .min(9)
  .max(256, { abort: true })
  .regex(/^[\w+=/:,.@-]+$/)

/** Six digits. */
export const authenticationCode = z
  .string()
  .max(6, { abort: true })
  .regex(/^[0-9]{6}$/)
