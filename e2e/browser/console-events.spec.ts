import { randomUUID } from 'node:crypto'
import { DeleteRepositoryCommand, ECRPUBLICClient } from '@aws-sdk/client-ecr-public'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { callIam, createIamUser, openConsole, operator, pageWithoutScript, signInAsUser, type TestIamUser } from './console.ts'
import { createAccount, pageOfOwner } from './console-account.ts'
import { newRepository } from './console-repository.ts'
import { expect, test } from './gallery.ts'

/** A repository that came and went, so that the log tells of both. */
async function cameAndWent(baseURL: string | undefined): Promise<string> {
  const { shortName } = await newRepository(baseURL)
  const client = new ECRPUBLICClient({ endpoint: baseURL, region: 'us-east-1', credentials: operator() })
  await client.send(new DeleteRepositoryCommand({ repositoryName: shortName, force: true }))
  client.destroy()
  return shortName
}

async function allow({ userName }: TestIamUser, origin: string, ...actions: readonly string[]): Promise<void> {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: actions, Resource: '*' } })
  await callIam(origin, { Action: 'PutUserPolicy', UserName: userName, PolicyName: 'events', PolicyDocument })
}

async function search(page: Page, by: string, value: string): Promise<void> {
  await page.getByLabel('Search by').selectOption(by)
  await page.getByRole('textbox', { name: 'Value' }).fill(value)
  await page.getByRole('button', { name: 'Find events' }).click()
}

test('events are found by name and by resource, read, and exported', async ({ page, baseURL }) => {
  test.slow()
  const name = await cameAndWent(baseURL)
  await openConsole(page)
  await page.goto('/console/events')
  await expect(page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Event history' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  const rows = page.getByRole('table', { name: 'Events' }).getByRole('rowgroup').last().getByRole('row')

  await search(page, 'Repository', name)
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('DeleteRepository')
  await expect(rows.last()).toContainText('CreateRepository')
  await expect(rows.last()).toContainText(name)
  await expectAccessible(page)
  const byResource = page.url()

  await search(page, 'Event name', 'DeleteRepository')
  await expect(rows.filter({ hasText: name })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'CreateRepository' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Last hour' }).click()
  await expect(page).toHaveURL(/by=name&value=DeleteRepository&last=hour/)
  await expect(rows.filter({ hasText: name })).toHaveCount(1)

  await page.goto(byResource)
  await page.getByRole('link', { name: 'CreateRepository' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'CreateRepository' })).toBeVisible()
  const record = JSON.parse(await page.getByRole('region', { name: 'Event record' }).locator('pre').innerText())
  const resource = `arn:aws:ecr-public::${record.recipientAccountId}:repository/${name}`
  expect(record).toMatchObject({
    eventVersion: '1.08',
    userIdentity: { type: 'Root', accountId: record.recipientAccountId, accessKeyId: operator().accessKeyId },
    eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    eventSource: 'ecr-public.amazonaws.com',
    eventName: 'CreateRepository',
    awsRegion: 'us-east-1',
    sourceIPAddress: expect.any(String),
    userAgent: expect.any(String),
    requestParameters: { repositoryName: name },
    responseElements: { repository: { repositoryArn: resource, repositoryName: name }, catalogData: {} },
    requestID: expect.any(String),
    eventID: expect.any(String),
    readOnly: false,
    resources: [{ accountId: record.recipientAccountId, ARN: resource }],
    eventType: 'AwsApiCall',
    managementEvent: true,
    eventCategory: 'Management',
  })
  await expect(page.getByRole('button', { name: 'Copy the event record' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: resource }).click()
  await expect(rows).toHaveCount(2)

  const file = async (format: string) => {
    const link = await page.getByRole('main').getByRole('link', { name: format }).getAttribute('href')
    return page.request.get(String(link))
  }
  const json = await file('JSON')
  expect(json.headers()['content-disposition']).toMatch(/^attachment; filename="events-\d{8}T\d{6}Z\.json"$/)
  expect((await json.json()).Records).toContainEqual(record)
  const csv = await (await file('CSV')).text()
  expect(csv.split('\r\n')).toHaveLength(4)
  expect(csv).toContain(record.eventID)
  expect(csv).toContain(resource)
})

test('a range that ends before it begins is said at its field, and what was typed stays', async ({ page }) => {
  await openConsole(page)
  await page.goto('/console/events?by=user&value=root&from=2026-11-29T06:00&to=2026-11-28T06:00')
  const to = page.getByLabel('To (UTC)')
  await expect(to).toBeFocused()
  await expect(to).toHaveAccessibleDescription(/ends before it begins/)
  await expect(page.getByRole('textbox', { name: 'Value' })).toHaveValue('root')
  await expect(page.getByLabel('From (UTC)')).toHaveValue('2026-11-29T06:00')
  await expect(page.getByRole('table', { name: 'Events' })).toHaveCount(0)
  await search(page, 'Read-only', 'maybe')
  await expect(page.getByRole('textbox', { name: 'Value' })).toHaveAccessibleDescription(/true or false/)
  expect((await page.request.get('/console/events/export?by=read-only&value=maybe')).status()).toBe(400)
})

test('events are searched and paged without JavaScript', async ({ browser, baseURL }) => {
  const { userName } = await createIamUser(baseURL ?? '')
  const page = await pageWithoutScript(browser, baseURL)
  await openConsole(page)
  await page.goto('/console/events')
  await search(page, 'Resource name', userName)
  await expect(page.getByRole('link', { name: 'CreateUser' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'CreateLoginProfile' })).toBeVisible()
  // More than there are on a page; they are told within a second.
  for (let time = 0; time < 51; time++) await callIam(baseURL ?? '', { Action: 'GetUser', UserName: userName })
  await expect(async () => {
    await search(page, 'Resource name', userName)
    await expect(page.getByRole('link', { name: 'Older' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page.getByRole('link', { name: 'CreateUser' })).toBeVisible()
  await page.getByRole('link', { name: 'Newest' }).click()
  await expect(page).toHaveURL(new RegExp(`events\\?by=resource&value=${userName}$`))
  await search(page, 'Event name', 'NoSuchAction')
  await expect(page.getByText('No events found')).toBeVisible()
  await page.context().close()
})

test('an IAM user without the permission is refused, in page and file', async ({ page, request, baseURL }) => {
  const nobody = await request.get('/console/events/export?by=name&value=PutImage', { maxRedirects: 0 })
  expect([nobody.status(), nobody.headers().location]).toEqual([
    307,
    expect.stringContaining('/console/sign-in?next=%2Fconsole%2Fevents%2Fexport'),
  ])
  const user = await createIamUser(baseURL ?? '')
  await signInAsUser(page, user)
  await page.goto('/console/events')
  const words = `User: arn:aws:iam::${user.accountId}:user/${user.userName} is not authorized to perform: cloudtrail:LookupEvents`
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  const file = await page.request.get('/console/events/export?format=csv')
  expect([file.status(), await file.text()]).toEqual([403, expect.stringContaining(words)])
  await page.goto('/console/events/trails')
  await expect(page.getByRole('alert').filter({ hasText: 'is not authorized to perform: cloudtrail:DescribeTrails' })).toBeVisible()
  await allow(user, baseURL ?? '', 'cloudtrail:LookupEvents')
  await page.goto('/console/events')
  await expect(page.getByRole('table', { name: 'Events' })).toBeVisible()
})

test('an account sees no event of another one', async ({ page, browser, baseURL }) => {
  const other = await createAccount(page)
  const name = await cameAndWent(baseURL)
  await openConsole(page)
  await page.goto(`/console/events?by=repository&value=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name: 'CreateRepository' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'CreateRepository' })).toBeVisible()
  const address = page.url()
  const theirs = await pageOfOwner(browser, baseURL, other)
  await theirs.goto(address)
  await expect(theirs.getByText('Your account has no event of this ID.')).toBeVisible()
  await expect(theirs.getByRole('main')).not.toContainText(name)
  await theirs.goto('/console/events/no-such-event')
  await expect(theirs.getByText('Your account has no event of this ID.')).toBeVisible()
  await theirs.context().close()
})

test('a trail is created, stopped, started and deleted', async ({ page, browser, baseURL }) => {
  test.slow()
  // An account has five at most, and this one is nobody else's.
  const own = await pageOfOwner(browser, baseURL, await createAccount(page))
  await own.goto('/console/events')
  await own.getByRole('link', { name: 'Trails' }).click()
  await expect(own.getByText('There are no trails')).toBeVisible()
  await own.getByRole('link', { name: 'Create trail' }).click()
  const create = own.getByRole('button', { name: 'Create trail' })
  await create.click()
  await expect(own.getByLabel('Trail name')).toBeFocused()
  await own.getByLabel('Trail name').fill('audit')
  await own.getByLabel('Bucket').fill('Not A Bucket')
  await own.getByLabel('Prefix').fill('team/logs/')
  await create.click()
  await expect(own.getByLabel('Bucket')).toBeFocused()
  await expect(own.getByLabel('Bucket')).toHaveAccessibleDescription(/is not valid/)
  await expect(own.getByLabel('Trail name')).toHaveValue('audit')
  await expectAccessible(own)
  const bucket = `bucket-${randomUUID().slice(0, 8)}`
  await own.getByLabel('Bucket').fill(bucket)
  await create.click()
  await expect(own.getByText('The trail is there.')).toBeVisible()
  const trail = own
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `${bucket}/team/logs` })
  await expect(trail).toContainText('Logging since')
  await expectAccessible(own)

  await trail.getByRole('button', { name: 'Stop logging' }).click()
  await expect(own.getByText('audit logs no more.')).toBeVisible()
  await expect(trail).toContainText('Stopped')
  await trail.getByRole('button', { name: 'Start logging' }).click()
  await expect(own.getByText('audit logs from now on.')).toBeVisible()
  await expect(trail).toContainText('Logging since')

  await own.getByRole('link', { name: 'Create trail' }).click()
  await own.getByLabel('Trail name').fill('audit')
  await own.getByLabel('Bucket').fill(bucket)
  await create.click()
  await expect(own.getByLabel('Trail name')).toHaveAccessibleDescription(/already exists/)

  await own.goto('/console/events/trails')
  await trail.getByRole('link', { name: 'Delete' }).click()
  await expect(own.getByText('It logs now')).toBeVisible()
  await own.getByRole('button', { name: 'Delete trail' }).click()
  await expect(own.getByLabel('To confirm')).toBeFocused()
  await own.getByLabel('To confirm').fill('audit')
  await own.getByRole('button', { name: 'Delete trail' }).click()
  await expect(own.getByText('The trail is deleted.')).toBeVisible()
  await expect(own.getByText('There are no trails')).toBeVisible()

  await own.goto('/console/events?by=name&value=StopLogging')
  await expect(own.getByRole('table', { name: 'Events' })).toContainText('trail/audit')
  // The trail of one account is nothing that another can name.
  await openConsole(page)
  await page.goto('/console/events/trails/delete/audit')
  await expect(page.getByRole('alert').filter({ hasText: 'Unknown trail' })).toBeVisible()
  await own.context().close()
})
