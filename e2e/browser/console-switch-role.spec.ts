import { randomUUID } from 'node:crypto'
import { expectAccessible } from './accessible.ts'
import { callIam, createIamUser, signInAsRoot, signInAsUser } from './console.ts'
import { expect, test } from './gallery.ts'

const policy = (action: string) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: action, Resource: '*' } })

test('an IAM user takes on a role, sees what it may, and switches back', async ({ page, baseURL }) => {
  test.slow()
  const origin = baseURL ?? ''
  const user = await createIamUser(origin)
  const RoleName = `Publisher-${randomUUID().slice(0, 8)}`
  const trust = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${user.accountId}:user/${user.userName}` }, Action: 'sts:AssumeRole' }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust })
  await callIam(origin, { Action: 'CreateRole', RoleName, AssumeRolePolicyDocument })
  await callIam(origin, {
    Action: 'PutRolePolicy',
    RoleName,
    PolicyName: 'may-list',
    PolicyDocument: policy('ecr-public:DescribeRepositories'),
  })
  await signInAsUser(page, user)
  await expect(page.getByText('You may not see this')).toBeVisible()
  await page.locator('summary', { hasText: user.userName }).click()
  await page.getByRole('link', { name: 'Switch role' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Switch role' })).toBeVisible()
  await expect(page.getByLabel('Account', { exact: true })).toHaveValue(user.accountId)
  await expectAccessible(page)
  const role = page.getByRole('textbox', { name: 'Role' })
  const submit = page.getByRole('main').getByRole('button', { name: 'Switch role' })
  await submit.click()
  await expect(role).toBeFocused()
  await role.fill('no-such-role')
  await submit.click()
  await expect(page.getByRole('alert').filter({ hasText: 'is not authorized to perform: sts:AssumeRole' })).toBeFocused()
  await expect(role).toHaveValue('no-such-role')
  await role.fill(RoleName)
  await submit.click()
  await expect(page.locator('summary', { hasText: RoleName })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
  await expect(page.getByText('You may not see this')).toHaveCount(0)
  // Its sessions stay the user's own.
  await page.goto('/console/sessions')
  await expect(page.getByText('This session')).toBeVisible()
  await page.locator('summary', { hasText: RoleName }).click()
  await page.getByRole('button', { name: 'Switch back' }).click()
  await expect(page.getByText('You may not see this')).toBeVisible()
})

test('when the role is gone one is led to take it on again, or back', async ({ page, baseURL }) => {
  const origin = baseURL ?? ''
  const user = await createIamUser(origin)
  const RoleName = `Brief-${randomUUID().slice(0, 8)}`
  const trust = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${user.accountId}:user/${user.userName}` }, Action: 'sts:AssumeRole' }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust })
  await callIam(origin, { Action: 'CreateRole', RoleName, AssumeRolePolicyDocument })
  await signInAsUser(page, user)
  await page.goto(`/console/switch-role?role=${RoleName}`)
  await page.getByRole('main').getByRole('button', { name: 'Switch role' }).click()
  await expect(page.locator('summary', { hasText: RoleName })).toBeVisible()
  await callIam(origin, { Action: 'DeleteRole', RoleName })
  await page.goto('/console/repositories')
  await expect(page.getByText(`The time of the role ${RoleName} is over.`)).toBeVisible()
})

test('the root user is told that it cannot', async ({ page }) => {
  await signInAsRoot(page)
  await page.goto('/console/switch-role')
  await expect(page.getByText('The root user cannot take on a role.')).toBeVisible()
})
