import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { callAws } from '#registry/testing/aws-signer.ts'
import { expectAccessible } from './accessible.ts'
import { callIam, createIamUser, openConsole, pageWithoutScript, signInAsUser } from './console.ts'
import { createAccount, pageOfOwner } from './console-account.ts'
import { expect, test } from './gallery.ts'

const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}`
const password = 'battery staple of the test'

const statement = (Action: string | readonly string[], more: object = { Resource: '*' }) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, ...more } })

/** A page about a user, group or role. */
const open = (page: Page, about: string, name: string) => page.goto(`/console/access/${about}/${encodeURIComponent(name)}`)

const alert = (page: Page, hasText: string | RegExp) => page.getByRole('alert').filter({ hasText })

test('to create an administrator user and add the user to an administrators group, as the guide has it', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  const [userName, groupName] = [unique('Administrator'), unique('Administrators')]
  await openConsole(page)
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  await page.getByRole('navigation', { name: 'Access' }).getByRole('link', { name: 'Users' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Add user' }).click()
  // What is wrong is named, and nothing is lost.
  await page.getByLabel('AWS Management Console access').check()
  await page.getByLabel('User name').fill('not a name')
  await page.getByRole('button', { name: 'Create user' }).click()
  await expect(page.getByLabel('User name')).toBeFocused()
  await expect(page.getByLabel('User name')).toHaveAccessibleDescription(/without blanks/)
  await expect(page.getByLabel('Custom password')).toHaveAccessibleDescription(/at least 8 characters/)
  await page.getByLabel('User name').fill(userName)
  await expect(page.getByLabel('AWS Management Console access')).toBeChecked()
  await page.getByLabel('Custom password').fill(password)
  await page.getByLabel('User must create a new password at next sign-in').uncheck()
  await expectAccessible(page)
  const dialog = page.getByRole('dialog', { name: 'Create group' })
  await page.getByRole('button', { name: 'Create group' }).click()
  await dialog.getByLabel('Group name').fill(groupName)
  await dialog.getByLabel('Filter policies').selectOption('AWS managed - job function')
  await expect(dialog.getByLabel('AmazonElasticContainerRegistryPublicReadOnly')).toBeHidden()
  await dialog.getByLabel('AdministratorAccess').check()
  await dialog.getByRole('button', { name: 'Create group' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('group', { name: 'Add user to group' }).getByLabel(groupName).check()
  await page.getByLabel('Key 1').fill('team')
  await page.getByLabel('Value 1').fill('harbour')
  await page.getByRole('button', { name: 'Create user' }).click()
  await expect(page.getByText('It is created.')).toBeVisible()
  await expect(page.getByText(`the policies of ${groupName}`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Tags' }).click()
  await expect(page.getByLabel('Key 1')).toHaveValue('team')

  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Access' }).click()
  await expect(page.getByRole('heading', { name: 'IAM users sign-in link' })).toBeVisible()
  await expectAccessible(page)
  const address = await page.locator('section', { hasText: 'IAM users sign-in link' }).locator('code').last().innerText()
  const other = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  await other.goto(address)
  await other.getByLabel('User name').fill(userName)
  await other.getByLabel('Password').fill(password)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
  await expect(other.locator('summary', { hasText: userName })).toBeVisible()
  await other.goto('/console/access/users')
  await expect(other.getByRole('link', { name: 'Add user' })).toBeVisible()
  await expect(alert(other, 'You may not see this')).toHaveCount(0)
  await other.context().close()
})

test('an account alias stands in the sign-in link, and leads to the sign-in', async ({ page }) => {
  const alias = unique('harbour')
  await openConsole(page)
  await page.goto('/console/access')
  await page.getByRole('link', { name: 'Customize' }).click()
  const field = page.getByRole('textbox', { name: 'Account Alias' })
  await field.fill('No Alias')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(/small letters and digits/)
  await field.fill(alias)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The account alias is saved.')).toBeVisible()
  const address = await page.getByText(`/console/sign-in/user?account=${alias}`).innerText()
  await page.getByRole('link', { name: 'Customize' }).click()
  await page.locator('summary', { hasText: 'Delete…' }).click()
  await page.getByRole('button', { name: 'Delete the account alias' }).click()
  await expect(page.getByText('The account alias is deleted.')).toBeVisible()
  await page.context().clearCookies()
  await page.goto(address)
  await expect(page.getByLabel('Account', { exact: true })).toHaveValue(alias)
})

test('an access key’s secret is shown once, and signs calls until the key is inactive', async ({ page, baseURL }) => {
  test.slow()
  const origin = baseURL ?? ''
  const { userName } = await createIamUser(origin, { policies: ['AmazonElasticContainerRegistryPublicReadOnly'] })
  await openConsole(page)
  await open(page, 'users/credentials', userName)
  await page.getByRole('button', { name: 'Create access key' }).dblclick()
  const created = page.getByRole('region', { name: 'New access key' })
  await expect(created).toBeVisible()
  const [accessKeyId = '', secretAccessKey = ''] = await created.locator('code').allInnerTexts()
  expect(secretAccessKey.length).toBeGreaterThan(30)
  expect(page.url()).not.toContain(secretAccessKey)
  await expectAccessible(page)
  const [file] = await Promise.all([page.waitForEvent('download'), created.getByRole('button', { name: 'Download .csv file' }).click()])
  expect(file.suggestedFilename()).toBe(`${accessKeyId}.csv`)
  expect(fs.readFileSync(await file.path(), 'utf8')).toContain(`${accessKeyId},${secretAccessKey}`)
  const ask = async () => {
    const target = 'SpencerFrontendService.DescribeRegistries'
    return (await callAws({ origin, accessKeyId, secretAccessKey, target })).status
  }
  expect(await ask()).toBe(200)
  await page.reload()
  await expect(page.getByRole('button', { name: /^Deactivate AKIA/ })).toHaveCount(1)
  expect(await page.content()).not.toContain(secretAccessKey)

  await page.getByRole('button', { name: `Deactivate ${accessKeyId}` }).click()
  await expect(page.getByText('The access key is inactive')).toBeVisible()
  await expect.poll(ask).not.toBe(200)
  await page.getByRole('button', { name: `Activate ${accessKeyId}` }).click()
  await expect(page.getByText('The access key is active.')).toBeVisible()
  await page.getByRole('button', { name: 'Create access key' }).click()
  await expect(page.getByText('This is the only time that its secret is shown.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('A user has two at most')).toBeVisible()
  await page.getByLabel(`Delete ${accessKeyId}…`).click()
  await page.getByRole('button', { name: `Delete ${accessKeyId}`, exact: true }).click()
  await expect(page.getByText('The access key is deleted.')).toBeVisible()
  await expect(page.getByText(accessKeyId)).toHaveCount(0)
})

test('a user gets another password, and loses it', async ({ page, baseURL }) => {
  const user = await createIamUser(baseURL ?? '')
  await openConsole(page)
  await open(page, 'users/credentials', user.userName)
  await page.getByLabel('New password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByLabel('New password', { exact: true })).toBeFocused()
  await page.getByLabel('New password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('The password is set.')).toBeVisible()
  await expect(page.getByText('must change it at the next sign-in')).toBeVisible()
  await page.getByLabel('Remove the password…').click()
  await page.getByRole('button', { name: 'Remove the password', exact: true }).click()
  await expect(page.getByText('The password is removed')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Set password' })).toBeVisible()
})

test('a device for one-time codes is taken from a user who lost it', async ({ page, baseURL }) => {
  const origin = baseURL ?? ''
  const { accountId, userName } = await createIamUser(origin)
  const made = await callIam(origin, { Action: 'CreateVirtualMFADevice', VirtualMFADeviceName: userName })
  const secret = Buffer.from(/<Base32StringSeed>([^<]+)</.exec(made)?.[1] ?? '', 'base64').toString()
  const [AuthenticationCode1 = '', AuthenticationCode2 = ''] = [-30_000, 0].map((after) =>
    generateSync({ secret, epoch: Math.floor((Date.now() + after) / 1000) }),
  )
  const SerialNumber = `arn:aws:iam::${accountId}:mfa/${userName}`
  await callIam(origin, { Action: 'EnableMFADevice', UserName: userName, SerialNumber, AuthenticationCode1, AuthenticationCode2 })
  await openConsole(page)
  await open(page, 'users/credentials', userName)
  await page.getByLabel(`Remove ${userName}…`).click()
  await page.getByRole('button', { name: `Remove ${userName}`, exact: true }).click()
  await expect(page.getByText('The device is removed')).toBeVisible()
  await expect(page.getByText('There are none: whoever learns the password is in.')).toBeVisible()
})

test('users are listed in pages', async ({ page, baseURL }) => {
  const path = `/${unique('many')}/`
  for (let each = 0; each < 21; each++) await callIam(baseURL ?? '', { Action: 'CreateUser', UserName: unique('listed'), Path: path })
  await openConsole(page)
  await page.goto('/console/access/users')
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row')).toHaveCount(21)
  const [first = ''] = await page.getByRole('rowheader').allInnerTexts()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page.getByRole('link', { name: 'First page' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: first, exact: true })).toHaveCount(0)
})

test('who may see their own permissions sees those, as the guide has it, and nobody else’s', async ({ page, baseURL }) => {
  const origin = baseURL ?? ''
  const [user, other] = [await createIamUser(origin), await createIamUser(origin)]
  await openConsole(page)
  await page.goto(`/console/access/users/inline-policy/${user.userName}?template=own-permissions`)
  await page.getByLabel('Policy name').fill('own-permissions')
  await page.getByRole('button', { name: 'Add policy' }).click()
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.context().clearCookies()
  await signInAsUser(page, user)
  await open(page, 'users/permissions', user.userName)
  await page.getByText('What it says', { exact: true }).click()
  await expect(page.getByRole('list', { name: 'Statements' })).toContainText('ViewOwnUserInfo')
  await page.getByLabel('Delete own-permissions…').click()
  await page.getByRole('button', { name: 'Delete own-permissions', exact: true }).click()
  await expect(alert(page, 'is not authorized to perform: iam:DeleteUserPolicy')).toBeVisible()
  await open(page, 'users/permissions', other.userName)
  await expect(alert(page, 'is not authorized to perform: iam:GetUser')).toBeVisible()
})

test('policies are attached, limited by a boundary, written inline, and go with the user', async ({ page, baseURL }) => {
  test.slow()
  const { userName } = await createIamUser(baseURL ?? '')
  const readOnly = 'AmazonElasticContainerRegistryPublicReadOnly'
  await openConsole(page)
  await open(page, 'users/permissions', userName)
  await page.getByRole('link', { name: 'Attach policies' }).click()
  await page.getByRole('button', { name: 'Attach policies' }).click()
  await expect(alert(page, 'Tick at least one policy.')).toBeFocused()
  await page.getByLabel('Search policies').fill('readonly')
  await page.getByLabel(readOnly).check()
  await page.getByRole('button', { name: 'Attach policies' }).click()
  await expect(page.getByText('The policies are attached.')).toBeVisible()
  await page.getByRole('link', { name: 'Set boundary' }).click()
  await page.getByLabel('AmazonElasticContainerRegistryPublicPowerUser').check()
  await page.getByRole('button', { name: 'Set boundary' }).click()
  await expect(page.getByText('The permissions boundary is set.')).toBeVisible()

  await page.getByRole('link', { name: 'Add inline policy' }).click()
  const editor = page.getByLabel('Policy document')
  await page.getByLabel('Policy name').fill('of-the-test')
  await editor.fill('{"Version":"2012-10-17","Statement":[{"Effect":"Maybe"}]}')
  await expect(editor).toHaveAccessibleDescription(/Statement\[0\]\.Effect/)
  await editor.fill('{"Version":"2012-10-17",}')
  await expect(editor).toHaveAccessibleDescription(/no JSON yet.*line 1/)
  await editor.fill(statement('ecr-public:PutImage', { Resource: 'arn:oops' }))
  await page.getByRole('button', { name: 'Add policy' }).click()
  await expect(editor).toBeFocused()
  await expect(editor).toHaveAccessibleDescription(/arn:oops/)
  await expect(page.getByLabel('Policy name')).toHaveValue('of-the-test')
  await editor.fill(statement('ecr-public:PutImage'))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add policy' }).click()
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.getByText('What it says', { exact: true }).click()
  await expect(page.getByRole('list', { name: 'Statements' })).toContainText('ecr-public:PutImage')
  await page.getByRole('button', { name: `Detach ${readOnly}` }).click()
  await expect(page.getByText('The policy is detached.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the permissions boundary' }).click()
  await expect(page.getByText('The permissions boundary is removed.')).toBeVisible()

  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('the inline policy of-the-test')).toBeVisible()
  await expect(page.getByText('the password')).toBeVisible()
  await page.getByRole('button', { name: 'Delete user' }).click()
  await expect(page.getByLabel(`To confirm, type ${userName}`)).toBeFocused()
  await page.getByLabel(`To confirm, type ${userName}`).fill(userName)
  await page.getByRole('button', { name: 'Delete user' }).click()
  await expect(page.getByText('It is deleted.')).toBeVisible()
  await open(page, 'users/permissions', userName)
  await expect(alert(page, `The user with name ${userName} cannot be found.`)).toBeVisible()
})

test('a group is made, filled, renamed and deleted, without JavaScript', async ({ browser, baseURL }) => {
  test.slow()
  const [name, renamed] = [unique('Crew'), unique('Hands')]
  const { userName } = await createIamUser(baseURL ?? '')
  const page = await pageWithoutScript(browser, baseURL)
  await openConsole(page)
  await page.goto('/console/access/groups/create')
  await page.getByLabel('AmazonElasticContainerRegistryPublicPowerUser').check()
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByLabel('Group name')).toHaveAccessibleDescription(/Write a name for the group/)
  await expect(page.getByLabel('AmazonElasticContainerRegistryPublicPowerUser')).toBeChecked()
  await page.getByLabel('Group name').fill(name)
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByText('Nobody is in this group.')).toBeVisible()
  await page.getByLabel('User name').fill('nobody-of-this-name')
  await page.getByRole('button', { name: 'Add user' }).click()
  await expect(page.getByLabel('User name')).toHaveAccessibleDescription(/cannot be found/)
  await page.getByLabel('User name').fill(userName)
  await page.getByRole('button', { name: 'Add user' }).click()
  await expect(page.getByText('The user is added to the group.')).toBeVisible()
  await page.getByRole('link', { name: 'Permissions' }).click()
  await expect(page.getByRole('link', { name: 'AmazonElasticContainerRegistryPublicPowerUser' })).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('Group name').fill(renamed)
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('heading', { level: 1, name: renamed })).toBeVisible()
  await open(page, 'users/groups', userName)
  await page.getByLabel(renamed).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The groups are saved.')).toBeVisible()
  await expect(page.getByLabel(renamed)).not.toBeChecked()
  await open(page, 'groups/delete', renamed)
  await page.getByLabel(`To confirm, type ${renamed}`).fill(renamed)
  await page.getByRole('button', { name: 'Delete group' }).click()
  await expect(page.getByText('It is deleted.')).toBeVisible()
  await page.context().close()
})

test('a policy has versions, and says who has it before it can go', async ({ page, baseURL }) => {
  test.slow()
  const name = unique('Push')
  const { userName } = await createIamUser(baseURL ?? '')
  await openConsole(page)
  await page.goto('/console/access/policies')
  await expect(page.getByRole('link', { name: 'AmazonElasticContainerRegistryPublicFullAccess' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Create policy' }).click()
  await page.getByRole('link', { name: 'All repositories but those with a tag' }).click()
  const editor = page.getByLabel('Policy document')
  await expect(editor).toHaveValue(/ResourceTag\/environment/)
  await page.getByLabel('Policy name').fill(name)
  await page.getByRole('button', { name: 'Create policy' }).click()
  await expect(page.getByText('It is created.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Statements' })).toContainText('ecr:ResourceTag/environment StringEquals prod')
  await expectAccessible(page)
  const arn = (await page.locator('code', { hasText: ':policy/' }).first().innerText()).trim()
  await callIam(baseURL ?? '', { Action: 'AttachUserPolicy', UserName: userName, PolicyArn: arn })

  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await editor.fill(statement('ecr-public:Describe*'))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The policy is saved.')).toBeVisible()
  await page.getByRole('link', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Set v1 as default' }).click()
  await expect(page.getByText('The version counts from now on.')).toBeVisible()
  await page.getByLabel('Delete v2…').click()
  await page.getByRole('button', { name: 'Delete v2', exact: true }).click()
  await expect(page.getByText('The version is deleted.')).toBeVisible()
  await page.getByRole('link', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('it is attached, or the boundary, 1 time')).toBeVisible()
  await page.getByRole('link', { name: 'See who has it' }).click()
  await page.getByRole('link', { name: userName }).click()
  await page.getByRole('button', { name: `Detach ${name}` }).click()
  await expect(page.getByText('The policy is detached.')).toBeVisible()
  await page.goto(`/console/access/policies/delete/${arn}`)
  await page.getByLabel(`To confirm, type ${name}`).fill(name)
  await page.getByRole('button', { name: 'Delete policy' }).click()
  await expect(page.getByText('It is deleted.')).toBeVisible()
})

test('a role that is made here can be switched to', async ({ page, browser, baseURL }) => {
  test.slow()
  const name = unique('Publisher')
  const user = await createIamUser(baseURL ?? '')
  await openConsole(page)
  await page.goto('/console/access/roles/create')
  await page.getByLabel('Role name').fill(name)
  await page.getByRole('link', { name: 'One user' }).click()
  const trust = page.getByLabel('Trust policy')
  await expect(trust).toHaveValue(/:user\/name/)
  await trust.fill(statement('ecr-public:*', { Principal: { AWS: user.accountId } }))
  await expect(trust).toHaveAccessibleDescription(/Write sts:AssumeRole/)
  await trust.fill(statement('sts:AssumeRole', { Principal: { AWS: `arn:aws:iam::${user.accountId}:user/${user.userName}` } }))
  await page.getByLabel('AmazonElasticContainerRegistryPublicReadOnly').check()
  await page.getByLabel('Maximum session duration in hours').fill('20')
  await page.getByRole('button', { name: 'Create role' }).click()
  await expect(page.getByLabel('Maximum session duration in hours')).toBeFocused()
  await expect(page.getByLabel('AmazonElasticContainerRegistryPublicReadOnly')).toBeChecked()
  await page.getByLabel('Maximum session duration in hours').fill('2')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Create role' }).click()
  await expect(page.getByText('It is created.')).toBeVisible()
  await page.getByRole('link', { name: 'Trust relationships' }).click()
  await expect(page.getByRole('list', { name: 'Statements' })).toContainText(`user/${user.userName}`)
  await expectAccessible(page)
  const address = await page.getByRole('link', { name: `role=${name}` }).innerText()

  const other = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  await signInAsUser(other, user)
  await other.goto(address)
  await other.getByRole('main').getByRole('button', { name: 'Switch role' }).click()
  await expect(other.locator('summary', { hasText: name })).toBeVisible()
  await expect(other.getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
  await expect(alert(other, 'You may not see this')).toHaveCount(0)
  await other.context().close()

  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByLabel('Maximum session duration in hours')).toHaveValue('2')
  await open(page, 'roles/delete', name)
  await page.getByLabel(`To confirm, type ${name}`).fill(name)
  await page.getByRole('button', { name: 'Delete role' }).click()
  await expect(page.getByText('It is deleted.')).toBeVisible()
})

test('the simulator says what a user may, and by which statement', async ({ page, baseURL }) => {
  const { userName } = await createIamUser(baseURL ?? '', { policies: ['AmazonElasticContainerRegistryPublicReadOnly'] })
  const Statement = { Sid: 'NoPush', Effect: 'Deny', Action: 'ecr-public:PutImage', Resource: '*' }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  await callIam(baseURL ?? '', { Action: 'PutUserPolicy', UserName: userName, PolicyName: 'of-the-test', PolicyDocument })
  await openConsole(page)
  await open(page, 'users/permissions', userName)
  await page.getByRole('link', { name: 'Simulate' }).click()
  await page.getByLabel('Name').fill('')
  await page.getByRole('button', { name: 'Run simulation' }).click()
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/Write the name of the user/)
  await page.getByLabel('Name').fill(userName)
  await page.getByLabel('Other actions').fill('iam:CreateUser')
  await page.getByRole('button', { name: 'Run simulation' }).click()
  const row = (action: string) => page.getByRole('row').filter({ hasText: action })
  await expect(row('ecr-public:DescribeRepositories')).toContainText('Allowed')
  await expect(row('ecr-public:DescribeRepositories')).toContainText('AmazonElasticContainerRegistryPublicReadOnly')
  await expect(row('ecr-public:PutImage')).toContainText('Denied')
  await expect(row('ecr-public:PutImage')).toContainText('NoPush')
  await expect(row('iam:CreateUser')).toContainText('Not allowed')
  await expectAccessible(page)
  await page.goto(
    `/console/access/simulator?${new URLSearchParams({ asked: 'yes', kind: 'role', name: 'no-such-role', otherActions: 'iam:GetUser' })}`,
  )
  await expect(alert(page, 'cannot be found')).toBeVisible()
})

test('a user with AmazonElasticContainerRegistryPublicReadOnly is told what they may not see, and not do', async ({ page, baseURL }) => {
  test.slow()
  const other = await createIamUser(baseURL ?? '')
  const user = await createIamUser(baseURL ?? '', { policies: ['AmazonElasticContainerRegistryPublicReadOnly'] })
  await signInAsUser(page, user)
  const arn = `User: arn:aws:iam::${user.accountId}:user/${user.userName}`
  const pages = {
    '/console/access': 'GetAccountSummary',
    '/console/access/users': 'ListUsers',
    '/console/access/groups': 'ListGroups',
    '/console/access/roles': 'ListRoles',
    '/console/access/policies': 'ListPolicies',
    [`/console/access/users/permissions/${other.userName}`]: 'GetUser',
    [`/console/access/users/credentials/${other.userName}`]: 'GetUser',
    [`/console/access/users/delete/${other.userName}`]: 'List',
    '/console/access/policies/detail/arn:aws:iam::aws:policy/AdministratorAccess': 'GetPolicy',
    [`/console/access/simulator?asked=yes&name=${other.userName}&otherActions=iam:GetUser`]: 'GetUser',
  }
  for (const [path, action] of Object.entries(pages)) {
    await page.goto(path)
    await expect(alert(page, `${arn} is not authorized to perform: iam:${action}`)).toBeVisible()
  }
  await page.goto('/console/access/users/create')
  await page.getByLabel('User name').fill('somebody')
  await page.getByRole('button', { name: 'Create user' }).click()
  await expect(alert(page, `${arn} is not authorized to perform: iam:CreateUser`)).toBeFocused()
  await expect(page.getByLabel('User name')).toHaveValue('somebody')
})

test('axe finds nothing on the other pages', async ({ page, baseURL }) => {
  test.slow()
  const origin = baseURL ?? ''
  const { userName } = await createIamUser(origin, { policies: ['AmazonElasticContainerRegistryPublicReadOnly'] })
  const GroupName = unique('Crew')
  await callIam(origin, { Action: 'CreateGroup', GroupName })
  await callIam(origin, { Action: 'AddUserToGroup', GroupName, UserName: userName })
  const made = await callIam(origin, {
    Action: 'CreatePolicy',
    PolicyName: unique('Push'),
    PolicyDocument: statement('ecr-public:PutImage'),
  })
  const arn = /<Arn>([^<]+)</.exec(made)?.[1] ?? ''
  await callIam(origin, { Action: 'CreatePolicyVersion', PolicyArn: arn, PolicyDocument: statement('ecr-public:*') })
  await callIam(origin, { Action: 'AttachUserPolicy', UserName: userName, PolicyArn: arn })
  await openConsole(page)
  const pages = [
    ...['groups', 'tags', 'settings', 'attach', 'boundary', 'delete'].map((about) => `users/${about}/${userName}`),
    ...['groups', 'groups/create', `groups/users/${GroupName}`, 'roles', 'alias'],
    ...['versions', 'entities', 'edit', 'delete'].map((about) => `policies/${about}/${arn}`),
  ]
  for (const each of pages) {
    await page.goto(`/console/access/${each}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(alert(page, /cannot be shown|may not see/)).toHaveCount(0)
    await expectAccessible(page)
  }
})

test('what is not there, and what is another account’s, is not shown', async ({ page, browser, baseURL, complaints }) => {
  test.slow()
  const { accountId, userName } = await createIamUser(baseURL ?? '')
  const owner = await pageOfOwner(browser, baseURL, await createAccount(page))
  await open(owner, 'users/permissions', userName)
  await expect(alert(owner, `The user with name ${userName} cannot be found.`)).toBeVisible()
  await owner.goto(`/console/access/policies/detail/arn:aws:iam::${accountId}:policy/Theirs`)
  await expect(alert(owner, /was not found|not authorized/)).toBeVisible()
  await owner.context().close()
  await openConsole(page)
  await page.goto('/console/access/policies/detail/arn:aws:iam::999988887777:policy/Theirs')
  await expect(alert(page, /was not found|not authorized/)).toBeVisible()
  await page.goto(`/console/access/policies/detail/arn:aws:iam::${accountId}:policy/none-of-this-name`)
  await expect(alert(page, 'was not found')).toBeVisible()
  await page.goto('/console/access/roles/trust/no-such-role')
  await expect(alert(page, 'cannot be found')).toBeVisible()
  await page.goto('/console/access/things/permissions/x')
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  // The browser says that this was a 404.
  complaints.length = 0
})

test('a form whose session has ended keeps what was typed', async ({ page }) => {
  const name = unique('kept')
  await openConsole(page)
  await page.goto('/console/access/policies/create')
  await page.getByLabel('Policy name').fill(name)
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Create policy' }).click()
  await expect(page.getByText('What you typed is still here')).toBeVisible()
  await expect(page.getByLabel('Policy name')).toHaveValue(name)
})
