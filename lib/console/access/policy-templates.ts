/** Policies to begin with, by the word that an address has for each. */
export interface PolicyTemplate {
  readonly title: string
  readonly policyText: string
}

const text = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)

/** For users, groups and roles. @see user guide, "Amazon ECR identity-based policy examples". */
export function identityTemplates(accountId: string): Readonly<Record<string, PolicyTemplate>> {
  const repository = `arn:aws:ecr-public::${accountId}:repository/my-repo`
  return {
    push: {
      title: 'Push to one repository',
      policyText: text(
        {
          Sid: 'GetAuthorizationToken',
          Effect: 'Allow',
          Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
          Resource: '*',
        },
        {
          Sid: 'ManageRepositoryContents',
          Effect: 'Allow',
          Action: [
            'ecr-public:BatchCheckLayerAvailability',
            'ecr-public:GetRepositoryPolicy',
            'ecr-public:DescribeRepositories',
            'ecr-public:DescribeImages',
            'ecr-public:InitiateLayerUpload',
            'ecr-public:UploadLayerPart',
            'ecr-public:CompleteLayerUpload',
            'ecr-public:PutImage',
          ],
          Resource: repository,
        },
      ),
    },
    'own-permissions': {
      title: 'See one’s own permissions',
      policyText: text(
        {
          Sid: 'ViewOwnUserInfo',
          Effect: 'Allow',
          Action: ['iam:GetUserPolicy', 'iam:ListGroupsForUser', 'iam:ListAttachedUserPolicies', 'iam:ListUserPolicies', 'iam:GetUser'],
          // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the policy language
          Resource: ['arn:aws:iam::*:user/${aws:username}'],
        },
        {
          Sid: 'NavigateInConsole',
          Effect: 'Allow',
          Action: [
            'iam:GetGroupPolicy',
            'iam:GetPolicyVersion',
            'iam:GetPolicy',
            'iam:ListAttachedGroupPolicies',
            'iam:ListGroupPolicies',
            'iam:ListPolicyVersions',
            'iam:ListPolicies',
            'iam:ListUsers',
          ],
          Resource: '*',
        },
      ),
    },
    'not-production': {
      title: 'All repositories but those with a tag',
      policyText: text(
        { Effect: 'Allow', Action: 'ecr-public:*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 'ecr-public:*',
          Resource: '*',
          Condition: { StringEquals: { 'ecr:ResourceTag/environment': 'prod' } },
        },
      ),
    },
  }
}

/** For who may take on a role. */
export function trustTemplates(accountId: string): Readonly<Record<string, PolicyTemplate>> {
  const trusting = (AWS: string, Condition?: object) =>
    text({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...(Condition ? { Condition } : {}) })
  return {
    'this-account': { title: 'This account', policyText: trusting(accountId) },
    'one-user': { title: 'One user', policyText: trusting(`arn:aws:iam::${accountId}:user/name`) },
    'other-account': { title: 'Another account', policyText: trusting('111122223333') },
    mfa: { title: 'This account, with MFA', policyText: trusting(accountId, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) },
  }
}

/** The one of a word, or the first. */
export function templateOf(templates: Readonly<Record<string, PolicyTemplate>>, word: string): PolicyTemplate {
  const [first = { title: '', policyText: '' }] = Object.values(templates)
  return Object.hasOwn(templates, word) ? (templates[word] ?? first) : first
}
