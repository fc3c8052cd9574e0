import { describe, expect, it } from 'vitest'
import { noStatement, type StatementFields } from './policy-form.ts'
import { addStatement, changeStatement, readStatements, removeStatement } from './policy-statements.ts'

const role = 'arn:aws:iam::123456789012:role/Deploy'
const byHand = `{"Sid":"Tls",
      "Effect" : "Deny", "Principal":"*", "NotAction": "ecr-public:Describe*",  "Condition": {"Bool":{"aws:SecureTransport":"false"}}}`
const policy = `{
    "Id": "mine",
    "Statement": [
        {
            "Action": "ecr-public:PutImage",
            "Principal": {
                "AWS": ["123456789012", "${role}", "arn:aws:iam::210987654321:root"],
                "Service": "ecs.amazonaws.com"
            },
            "Effect": "Allow"
        },
        ${byHand}
    ],
    "Version": "2012-10-17"
}
`

/** The fields of a statement, which must have them. */
function fieldsOf(text: string, index = 0): StatementFields {
  const statement = readStatements(text, [role])?.[index]
  if (!statement || !('fields' in statement)) throw new Error(`no fields: ${JSON.stringify(statement)}`)
  return statement.fields
}

const change = (text: string, changes: Partial<StatementFields>, index = 0) => {
  const before = fieldsOf(text, index)
  return changeStatement(text, index, before, { ...before, ...changes })
}

describe('the statements of a policy', () => {
  it('are read into fields, and what has no field is written by hand', () => {
    expect(readStatements(policy, [role])).toEqual([
      {
        text: expect.stringContaining('PutImage'),
        fields: {
          ...noStatement,
          accounts: '123456789012',
          entities: [role],
          otherEntities: 'arn:aws:iam::210987654321:root',
          services: 'ecs.amazonaws.com',
          actions: ['PutImage'],
        },
      },
      { text: byHand, sid: 'Tls', byHand: 'NotAction' },
    ])
  })

  it('keep their name when they are written by hand', () => {
    const statement = '{"Sid":"No one","Effect":"Deny","Principal":"*","NotAction":"ecr-public:PutImage"}'
    expect(readStatements(`{"Statement":${statement}}`, [])).toEqual([{ text: statement, sid: 'No one', byHand: 'NotAction' }])
  })

  it.each([
    ['Condition', '{"Effect":"Allow","Principal":"*","Action":"ecr-public:PutImage","Condition":{}}'],
    ['Action', '{"Effect":"Allow","Principal":"*","Action":"ecr-public:*"}'],
    ['Action', '{"Effect":"Allow","Principal":"*","Action":[7]}'],
    ['Principal', '{"Effect":"Allow","Principal":{"Federated":"x"},"Action":[]}'],
    ['Principal', '{"Effect":"Allow","Principal":{"AWS":["*","123456789012"]},"Action":[]}'],
    ['Effect', '{"Effect":"Maybe"}'],
    ['Sid', '{"Sid":7,"Effect":"Allow"}'],
    ['text', '[]'],
  ])('need %s by hand in %s', (element, statement) => {
    expect(readStatements(`{"Statement":[${statement}]}`, [])).toEqual([{ text: statement, byHand: element }])
  })

  it.each(['{', '[]', '7', '"Statement"', '{"Statement":[}'])('are not in %s', (text) => {
    expect(readStatements(text, [])).toBeUndefined()
  })

  it.each([
    ['', 0],
    ['{}', 0],
    ['{"Statement":[]}', 0],
    ['{"Statement":{"Effect":"Allow"}}', 1],
    ['{"a":"\\"Statement\\":[{","Statement":[{"Effect":"Deny"},{"Effect":"Allow"}]}', 2],
    ['{"Statement":[],"Statement":[{"Effect":"Allow"}]}', 1],
  ])('are counted in %s', (text, statements) => {
    expect(readStatements(text, [])).toHaveLength(statements)
  })

  it('stay byte for byte when nothing is changed in their fields', () => {
    expect(JSON.parse(change(policy, {}))).toEqual(JSON.parse(policy))
    expect(change(policy, {})).toContain(byHand)
    const everyone = '{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"ecr-public:PutImage"}}'
    expect(change(everyone, {})).toBe(everyone)
  })

  it('change in the one place, in their order and indentation', () => {
    expect(change(policy, { effect: 'Deny' })).toBe(policy.replace('"Allow"', '"Deny"').replace(/\["123[^\]]*\]/, (list) => laidOut(list)))
    expect(Object.keys(statementOf(change(policy, { sid: 'Crew' })))).toEqual(['Sid', 'Action', 'Principal', 'Effect'])
    expect(statementOf(change(policy, { actions: ['PutImage', 'DescribeImages'] }))).toMatchObject({
      Action: ['ecr-public:PutImage', 'ecr-public:DescribeImages'],
      Principal: { Service: 'ecs.amazonaws.com' },
    })
    expect(statementOf(change(change(policy, { sid: 'Crew' }), { sid: '' }))).not.toHaveProperty('Sid')
    expect(statementOf(change(policy, { everyone: true })).Principal).toBe('*')
  })

  it('come back as they were when a change is taken back', () => {
    const changed = change(policy, { effect: 'Deny', accounts: '', actions: [] })
    const back = change(changed, { ...fieldsOf(policy) })
    expect(fieldsOf(back)).toEqual(fieldsOf(policy))
    expect(back.slice(back.indexOf(byHand))).toBe(policy.slice(policy.indexOf(byHand)))
  })

  it('are added, whatever there is', () => {
    const empty = { Effect: 'Allow', Principal: {}, Action: [] }
    expect(JSON.parse(addStatement(''))).toEqual({ Version: '2012-10-17', Statement: [empty] })
    expect(JSON.parse(addStatement('{"Id":"mine","Statement":[]}'))).toEqual({ Id: 'mine', Statement: [empty] })
    expect(JSON.parse(addStatement('{"Statement":{"Effect":"Deny"}}'))).toEqual({ Statement: [{ Effect: 'Deny' }, empty] })
    const added = addStatement(policy)
    expect(added).toContain(byHand)
    expect(readStatements(added, [role])).toEqual([
      ...(readStatements(policy, [role]) ?? []),
      { text: expect.any(String), fields: noStatement },
    ])
  })

  it('are removed, with the policy when none is left', () => {
    expect(readStatements(removeStatement(policy, 0), [])).toEqual([{ text: byHand, sid: 'Tls', byHand: 'NotAction' }])
    expect(removeStatement(policy, 1)).not.toContain('NotAction')
    expect(JSON.parse(removeStatement(policy, 1)).Statement).toHaveLength(1)
    expect(removeStatement(removeStatement(policy, 1), 0)).toBe('')
    expect(removeStatement('{"Statement":{"Effect":"Deny"}}', 0)).toBe('')
  })
})

function statementOf(text: string): Record<string, unknown> {
  return JSON.parse(text).Statement[0]
}

/** A list as it is written when its statement is written anew. */
function laidOut(list: string): string {
  return JSON.stringify(JSON.parse(list), null, 4).replaceAll('\n', `\n${' '.repeat(16)}`)
}
