import { ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam'
import { readInConsole } from './ask-backend.ts'

// More are written by their ARN.
const entitiesMax = 100

/** ARNs of the account's users and roles, for a page to choose from; none for who may not list them, and can write them. */
export async function readEntityArns(): Promise<readonly string[]> {
  const found = await readInConsole(async ({ iam }) => {
    const { Users = [] } = await iam.send(new ListUsersCommand({ MaxItems: entitiesMax }))
    const { Roles = [] } = await iam.send(new ListRolesCommand({ MaxItems: entitiesMax }))
    return [...Users, ...Roles].map(({ Arn = '' }) => Arn)
  })
  return 'answer' in found ? found.answer : []
}
