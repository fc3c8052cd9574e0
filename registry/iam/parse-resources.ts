import { type Pattern, parsePattern } from './pattern.ts'
import type { PolicyDocument } from './policy-document.ts'
import { PolicyError } from './policy-error.ts'

const arnPartsMin = 6
const partitionPattern = /^(?:aws(?:-[a-z-]+)?|[a-z-]*[*?][a-z*?-]*|\$\{[^}]*\})$/
/** The guide's sample "Accessing a public repository" has a colon too many, where it means just the repository. */
const spareColon = /^(arn:[^:]*:ecr-public:):(:[0-9]{12}:)/

/** @throws PolicyError. */
export function parseResources(texts: readonly string[], version: PolicyDocument['version'], place: string): readonly Pattern[] {
  if (texts.length === 0) throw new PolicyError(place, 'Policy statement must contain resources.', { known: true })
  const variables = version === '2012-10-17'
  return texts.map((text) => {
    if (text !== '*') checkArn(text, place)
    return parsePattern(text.replace(spareColon, '$1$2'), { wildcards: true, variables }, place)
  })
}

function checkArn(text: string, place: string): void {
  // A variable may have colons of its own.
  const parts = text.replaceAll(/\$\{[^}]*\}/g, (variable) => variable.replaceAll(':', '')).split(':')
  const isWhole = parts.length >= arnPartsMin || (parts.length > 2 && text.endsWith('*'))
  if (parts[0] !== 'arn' || !isWhole) {
    throw new PolicyError(place, `Resource ${text.slice(0, 200)} must be in ARN format or "*".`, { known: true })
  }
  if (!partitionPattern.test(parts[1] ?? '')) {
    throw new PolicyError(place, `Partition "${parts[1]?.slice(0, 60)}" is not valid for resource "${text.slice(0, 200)}".`, {
      known: true,
    })
  }
}
