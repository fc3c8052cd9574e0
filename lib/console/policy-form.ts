/** The actions that a repository's policy can name, by what they are for. @see user guide, "Actions". */
export const actionGroups = [
  {
    title: 'Push images',
    actions: ['BatchCheckLayerAvailability', 'InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload', 'PutImage'],
  },
  {
    title: 'See',
    actions: [
      'DescribeRepositories',
      'DescribeImages',
      'DescribeImageTags',
      'GetRepositoryCatalogData',
      'GetRepositoryPolicy',
      'ListTagsForResource',
    ],
  },
  { title: 'Edit', actions: ['PutRepositoryCatalogData', 'SetRepositoryPolicy', 'DeleteRepositoryPolicy', 'TagResource', 'UntagResource'] },
  { title: 'Delete', actions: ['BatchDeleteImage', 'DeleteRepository'] },
] as const

/** What was typed into the form of a statement. */
export interface StatementFields {
  readonly sid: string
  readonly effect: 'Allow' | 'Deny'
  readonly everyone: boolean
  readonly services: string
  readonly accounts: string
  /** ARNs that were ticked, and those that were written, a line each. */
  readonly entities: readonly string[]
  readonly otherEntities: string
  readonly actions: readonly string[]
}

export interface PolicyFormState {
  readonly failure?: string
  readonly signedOut?: boolean
  readonly problems?: { readonly policyText?: string; readonly principal?: string; readonly actions?: string }
  /** The policy would keep its writer from setting another: it is set all the same when that is confirmed. */
  readonly lockout?: boolean
  /** Of the JSON editor. */
  readonly policyText?: string
  /** What it was to replace, for a page that cannot find out: nobody is signed in. */
  readonly shown?: string
  /** Of the form of a statement. */
  readonly fields?: StatementFields
}

export const noStatement: StatementFields = {
  sid: '',
  effect: 'Allow',
  everyone: false,
  services: '',
  accounts: '',
  entities: [],
  otherEntities: '',
  actions: [],
}

export function readStatementFields(form: FormData): StatementFields {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  return {
    sid: text('sid'),
    effect: text('effect') === 'Deny' ? 'Deny' : 'Allow',
    everyone: form.get('everyone') !== null,
    services: text('services'),
    accounts: text('accounts'),
    entities: texts('entities'),
    otherEntities: text('otherEntities'),
    actions: texts('actions'),
  }
}

export function statementProblems(fields: StatementFields): NonNullable<PolicyFormState['problems']> {
  const principals = [...fields.entities, ...split(fields.services), ...split(fields.accounts), ...split(fields.otherEntities)]
  return {
    ...(fields.everyone || principals.length > 0 ? {} : { principal: 'Say whom the statement is for.' }),
    ...(fields.actions.length > 0 ? {} : { actions: 'Tick at least one action.' }),
  }
}

/** The statement as a policy has it. */
export function toStatement(fields: StatementFields): Readonly<Record<string, unknown>> {
  const aws = [...new Set([...split(fields.accounts), ...fields.entities, ...split(fields.otherEntities)])]
  const services = split(fields.services)
  return {
    ...(fields.sid ? { Sid: fields.sid } : {}),
    Effect: fields.effect,
    Principal: fields.everyone ? '*' : { ...(aws.length > 0 ? { AWS: aws } : {}), ...(services.length > 0 ? { Service: services } : {}) },
    Action: fields.actions.map((action) => `ecr-public:${action}`),
  }
}

function split(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter(Boolean)
}
