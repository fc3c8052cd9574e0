import { ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam'
import { ifAllowed } from './access-lists.ts'
import type { ConsoleCall } from './ask-backend.ts'

// More are written by their ARN.
const entitiesMax = 100

/** ARNs of the account's users and roles, to choose from; none for who may not list them, and can write them. */
export async function listEntityArns({ iam }: Pick<ConsoleCall, 'iam'>): Promise<readonly string[]> {
  const entities = await ifAllowed(async () => {
    const { Users = [] } = await iam.send(new ListUsersCommand({ MaxItems: entitiesMax }))
    const { Roles = [] } = await iam.send(new ListRolesCommand({ MaxItems: entitiesMax }))
    return [...Users, ...Roles].map(({ Arn = '' }) => Arn)
  })
  return entities ?? []
}
