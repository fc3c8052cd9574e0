import { describe, expect, it } from 'vitest'
import { reasonOf } from './access-reason.ts'
import { actorName } from './actor-name.ts'
import { blameField } from './blame-field.ts'
import { catalogProblems, nothingTyped, readCatalogFields, repositoryNameProblem } from './catalog-form.ts'
import { jsonProblem } from './json-problem.ts'
import { readStatementFields, statementProblems, toStatement } from './policy-form.ts'
import { pushCommands } from './push-commands.ts'
import { quotaUse } from './quota-use.ts'
import { principalsOf, readPolicy, withoutStatement, withStatement } from './repository-policy.ts'
import { readTags } from './tags-form.ts'
import { blameTrailField, readTrailFields, trailProblems } from './trail-form.ts'

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

describe('the form of catalog data', () => {
  it('counts line ends once, however the browser sends them', () => {
    expect(readCatalogFields(formOf([['aboutText', 'a\r\nb']])).aboutText).toBe('a\nb')
  })

  it('says by how much a text is too long, in characters and not in units of UTF-16', () => {
    expect(catalogProblems({ ...nothingTyped.fields, description: '⛵'.repeat(1024) })).toEqual({})
    expect(catalogProblems({ ...nothingTyped.fields, description: '⛵'.repeat(1030) }).description).toContain('6 more than')
  })

  it.each(['app', 'project-a/nginx-web-app', 'a1', 'x'.repeat(205)])('takes the name %s', (name) => {
    expect(repositoryNameProblem(name)).toBeUndefined()
  })

  it.each(['', 'a', 'App', 'a b', '-app', 'app/', 'a//b', 'x'.repeat(206)])('refuses the name %s, with the rule', (name) => {
    expect(repositoryNameProblem(name)).toMatch(/name/)
  })

  it('puts what the registry refuses at its field', () => {
    const failure = "Invalid parameter at 'catalogData.logoImageBlob' failed to satisfy constraint: 'must be a PNG or JPEG image'"
    expect(blameField({ code: 'InvalidParameterException', failure })).toEqual({ problems: { logo: 'It must be a PNG or JPEG image.' } })
    expect(blameField({ code: 'AccessDeniedException', failure: 'User: x' })).toEqual({ problems: {}, failure: 'User: x' })
  })
})

describe('the form of a statement', () => {
  const typed = formOf([
    ['sid', 'Crew'],
    ['effect', 'Deny'],
    ['accounts', '111122223333, 444455556666'],
    ['services', 'ecs.amazonaws.com'],
    ['entities', 'arn:aws:iam::111122223333:user/ada'],
    ['actions', 'PutImage'],
  ])

  it('makes the statement that it says', () => {
    const fields = readStatementFields(typed)
    expect(statementProblems(fields)).toEqual({})
    expect(toStatement(fields)).toEqual({
      Sid: 'Crew',
      Effect: 'Deny',
      Principal: { AWS: ['111122223333', '444455556666', 'arn:aws:iam::111122223333:user/ada'], Service: ['ecs.amazonaws.com'] },
      Action: ['ecr-public:PutImage'],
    })
  })

  it('wants somebody and something', () => {
    expect(Object.keys(statementProblems(readStatementFields(formOf([]))))).toEqual(['principal', 'actions'])
  })
})

describe('a policy', () => {
  const policy = withStatement(undefined, { Sid: 'A', Effect: 'Allow', Principal: '*', Action: 'ecr-public:PutImage' })

  it('gains and loses statements', () => {
    const two = withStatement(policy, { Effect: 'Deny', Principal: { AWS: '111122223333' }, Action: ['ecr-public:*'] })
    expect(readPolicy(two).Statement.map(principalsOf)).toEqual([['Everyone (*)'], ['111122223333']])
    expect(readPolicy(withoutStatement(two, 0) ?? '').Statement).toHaveLength(1)
    expect(withoutStatement(policy, 0)).toBeUndefined()
  })

  it('keeps what the forms do not know', () => {
    const odd = JSON.stringify({
      Version: '2008-10-17',
      Id: 'x',
      Statement: { Effect: 'Allow', NotPrincipal: { AWS: '111122223333' }, Condition: {} },
    })
    expect(JSON.parse(withStatement(odd, { Effect: 'Deny' }))).toMatchObject({
      Version: '2008-10-17',
      Id: 'x',
      Statement: [{ Condition: {} }, { Effect: 'Deny' }],
    })
    expect(readPolicy(odd).Statement.map(principalsOf)).toEqual([['Everyone but:', '111122223333']])
  })

  it('says where it is no JSON', () => {
    expect(jsonProblem('{"a":')).toMatch(/no JSON yet/)
    expect(jsonProblem('{}')).toBeUndefined()
    expect(jsonProblem(' ')).toBeUndefined()
  })
})

describe('words', () => {
  it('name the statement that decides', () => {
    const common = { action: 'ecr-public:PutImage', allowed: true, reason: 'allowed' }
    expect(reasonOf({ ...common, policyType: 'resource', statementIndex: 0, statementId: 'Crew' })).toBe('Crew of the repository policy')
    expect(reasonOf({ ...common, policyType: 'identity', policyName: 'arn:aws:iam::aws:policy/Power', statementIndex: 1 })).toBe(
      'statement 2 of Power',
    )
    expect(reasonOf({ ...common, allowed: false, reason: 'no-identity-allow', policyType: 'identity' })).toBe('no policy allows it')
  })

  it('call people by their names', () => {
    expect(actorName('arn:aws:iam::111122223333:user/crew/ada')).toBe('crew/ada')
    expect(actorName('arn:aws:iam::111122223333:root')).toBe('The root user')
    expect(actorName(undefined)).toBe('Somebody')
  })
})

it('tags are rows with a key that are not ticked to go', () => {
  const form = formOf([
    ['key', 'a'],
    ['value', '1'],
    ['key', 'b'],
    ['value', '2'],
    ['key', ''],
    ['value', ''],
    ['remove', '0'],
  ])
  expect(readTags(form)).toEqual([{ key: 'b', value: '2' }])
})

it('push commands go on over lines as each kind of shell has it', () => {
  const target = { uri: 'host/alias/team/app', origin: 'https://host', registryHost: 'host' }
  expect(pushCommands(target, 'posix')[0]?.command).toContain(' \\\n  | docker login')
  expect(pushCommands(target, 'windows')[0]?.command).toContain(' `\n  | docker login')
  expect(pushCommands(target, 'posix')[2]?.command).toBe('docker tag app:latest host/alias/team/app:latest')
})

describe('the form of a trail', () => {
  it('takes a prefix without the slash at its end, and asks for name and bucket', () => {
    const fields = readTrailFields(formOf([['prefix', 'team/audit/']]))
    expect(fields).toEqual({ name: '', bucket: '', prefix: 'team/audit', start: false })
    expect(Object.keys(trailProblems(fields))).toEqual(['name', 'bucket'])
  })

  it('puts what the registry refuses at its field', () => {
    const failure = 'Bucket name A is not valid.'
    expect(blameTrailField({ code: 'InvalidS3BucketNameException', failure })).toEqual({ problems: { bucket: failure } })
    expect(blameTrailField({ code: 'AccessDeniedException', failure })).toEqual({ problems: {}, failure })
  })
})

describe('the use of a quota', () => {
  const figures = { imageCount: 5, storedSizeInBytes: 0, imageSizeInBytes: 0, pullCount: 0, pullsLast30Days: 0 }
  const usage = { ...figures, repositoryCount: 3, mostImagesOfRepository: 4, mostTagsOfImage: 2, largestLayerSizeInBytes: 1_048_577 }

  it.each([
    ['L-REPOSITORIES', 3],
    ['L-IMAGES', 4],
    ['L-TAGS', 2],
    ['L-LAYERSIZE', 2],
  ])('%s is %d', (code, used) => {
    expect(quotaUse(code, usage)).toMatchObject({ used })
  })

  it('of a rate is not counted', () => {
    expect(quotaUse('L-PULLS', usage)).toBeUndefined()
  })
})
