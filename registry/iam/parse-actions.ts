import { type Pattern, parsePattern } from './pattern.ts'
import { PolicyError } from './policy-error.ts'

const vendorPattern = /^(?:\*|[A-Za-z0-9-]+)$/
const namePattern = /^[A-Za-z0-9*?]+$/
/** What a trust policy may speak of: who becomes the role, and how. */
const trustPattern = /^sts:(?:\*|Assume[A-Za-z0-9*?]*|TagSession|SetSourceIdentity)$/i

/** @throws PolicyError. */
export function parseActions(
  texts: readonly string[],
  { isTrust, isNot, place }: { readonly isTrust: boolean; readonly isNot: boolean; readonly place: string },
): readonly Pattern[] {
  if (texts.length === 0) throw new PolicyError(place, 'Policy statement must contain actions.', { known: true })
  if (isTrust && (isNot || !texts.every((text) => trustPattern.test(text)))) {
    throw new PolicyError(place, 'AssumeRole policy may only specify STS AssumeRole actions.', { known: true })
  }
  return texts.map((text) => parseAction(text, place))
}

function parseAction(text: string, place: string): Pattern {
  if (text !== '*') checkAction(text, place)
  return parsePattern(text, { wildcards: true, variables: false, foldCase: true }, place)
}

function checkAction(text: string, place: string): void {
  const colon = text.indexOf(':')
  if (colon < 0) {
    throw new PolicyError(place, 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.', { known: true })
  }
  if (!vendorPattern.test(text.slice(0, colon))) {
    throw new PolicyError(place, `Vendor ${text.slice(0, Math.min(colon, 60))} is not valid`, { known: true })
  }
  if (!namePattern.test(text.slice(colon + 1))) throw new PolicyError(place, `'${text.slice(0, 120)}' is not an action.`)
}
