import type { Refused } from '#lib/backend/console/ask-backend.ts'
import type { CatalogFormState } from './catalog-form.ts'

// "Invalid parameter at 'catalogData.aboutText' failed to satisfy constraint: …"
const memberPattern = /^Invalid parameter at '(?:catalogData\.)?(\w+).*' failed to satisfy constraint: '(.*)'$/
const fieldOfMember = {
  repositoryName: 'repositoryName',
  description: 'description',
  logoImageBlob: 'logo',
  operatingSystems: 'operatingSystems',
  architectures: 'architectures',
  aboutText: 'aboutText',
  usageText: 'usageText',
} as const satisfies Record<string, keyof CatalogFormState['problems']>

/** Puts what the registry refused at the field it is about, where it says which. */
export function blameField({ failure, code }: Refused): Pick<CatalogFormState, 'problems' | 'failure'> {
  if (code === 'RepositoryAlreadyExistsException') {
    return { problems: { repositoryName: 'Your registry has a repository of this name already. Choose another name.' } }
  }
  const [, member = '', constraint = ''] = memberPattern.exec(failure) ?? []
  if (!isMember(member)) return { problems: {}, failure }
  return { problems: { [fieldOfMember[member]]: `It ${constraint}.` } }
}

function isMember(name: string): name is keyof typeof fieldOfMember {
  return Object.hasOwn(fieldOfMember, name)
}
