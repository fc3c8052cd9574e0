import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { paging, registryId, repositoryName, text } from './ecr-public/input-members.ts'
import { describeIssue } from './invalid-parameter.ts'

const schema = z.object({
  repositoryName: repositoryName.optional(),
  registryId,
  ...paging,
  description: text(0, 4).optional(),
  list: z
    .array(z.object({ Key: text(1, 4) }))
    .max(2)
    .optional(),
  force: z.boolean().optional(),
  kind: z.enum(['a', 'b']).optional(),
})

function message(input: unknown, of: z.ZodType = schema): string {
  const parsed = of.safeParse(input, { reportInput: true })
  if (parsed.success) throw new Error('accepted')
  return describeIssue(parsed.error)
}

describe('messages of refused parameters', () => {
  const namePattern = '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*'
  it.each([
    [{ repositoryName: 'UPPER' }, 'repositoryName', `must satisfy regular expression '${namePattern}'`],
    [{ repositoryName: 'a' }, 'repositoryName', 'must have length greater than or equal to 2'],
    [{ repositoryName: 'a'.repeat(206) }, 'repositoryName', 'must have length less than or equal to 205'],
    [{ repositoryName: 7 }, 'repositoryName', 'must be of type string'],
    [{ registryId: '12345678901' }, 'registryId', "must satisfy regular expression '[0-9]{12}'"],
    [{ maxResults: 0 }, 'maxResults', 'must have value greater than or equal to 1'],
    [{ maxResults: 2000 }, 'maxResults', 'must have value less than or equal to 1000'],
    [{ maxResults: '5' }, 'maxResults', 'must be of type number'],
    [{ maxResults: 1.5 }, 'maxResults', 'must be of type int'],
    [{ description: 'abcde' }, 'description', 'must have length less than or equal to 4'],
    [{ description: 'a\0' }, 'description', 'must consist of Unicode characters other than null'],
    [{ description: 'a\ud800' }, 'description', 'must consist of Unicode characters other than null'],
    [{ list: [{ Key: 'a' }, { Key: '' }] }, 'list.1.Key', 'must have length greater than or equal to 1'],
    [{ list: [{}] }, 'list.0.Key', 'must not be null'],
    [{ list: [{ Key: 'a' }, { Key: 'b' }, { Key: 'c' }] }, 'list', 'must have length less than or equal to 2'],
    [{ force: 'yes' }, 'force', 'must be of type boolean'],
    [{ kind: 'c' }, 'kind', 'must be one of a, b'],
  ])('%j', (input, place, constraint) => {
    expect(message(input)).toBe(`Invalid parameter at '${place}' failed to satisfy constraint: '${constraint}'`)
  })

  it('says that a required member is missing', () => {
    expect(message({}, z.object({ repositoryName }))).toBe(
      "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must not be null'",
    )
  })

  it('counts characters, not code units', () => {
    expect(schema.safeParse({ description: '🚢🚢🚢🚢' }).success).toBe(true)
    expect(message({ description: '🚢🚢🚢🚢🚢' })).toContain('less than or equal to 4')
  })
})
