import type { z } from 'zod'

/**
 * The first issue in the API's own words: `Invalid parameter at 'repositoryName' failed to satisfy constraint: '…'`.
 * @see botocore's and Terraform's reports of the real service.
 */
export function describeIssue(error: z.ZodError): string {
  const [issue] = error.issues
  const place = issue?.path.length ? issue.path.map(String).join('.') : 'request'
  return `Invalid parameter at '${place}' failed to satisfy constraint: '${issue ? constraintOf(issue) : 'must be valid'}'`
}

function constraintOf(issue: z.core.$ZodIssue): string {
  const isLength = (issue.code === 'too_small' || issue.code === 'too_big') && issue.origin !== 'number'
  switch (issue.code) {
    case 'too_small':
      return `must have ${isLength ? 'length' : 'value'} greater than or equal to ${issue.minimum}`
    case 'too_big':
      return `must have ${isLength ? 'length' : 'value'} less than or equal to ${issue.maximum}`
    case 'invalid_format':
      return issue.pattern ? `must satisfy regular expression '${unanchored(issue.pattern)}'` : `must be ${issue.format}`
    case 'invalid_type':
      return issue.input === undefined ? 'must not be null' : `must be of type ${issue.expected}`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    default:
      return issue.message
  }
}

// The API model writes its patterns without the anchors that it means.
function unanchored(pattern: string): string {
  return pattern
    .replace(/^\/(.*)\/[a-z]*$/s, '$1')
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replaceAll('\\/', '/')
}
