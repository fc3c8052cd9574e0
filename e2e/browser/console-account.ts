import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { openConsole, signInAsRoot } from './console.ts'
import { expect } from './gallery.ts'

export interface TestAccount {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly accountId: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Has the operator make an account on the pages; `page` shows its credentials afterwards. */
export async function createAccount(page: Page): Promise<TestAccount> {
  const name = `Publisher ${randomUUID().slice(0, 8)}`
  const email = `${randomUUID()}@example.com`
  await openConsole(page)
  await page.goto('/console/operator/accounts/create')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText(`The account ${name} is there.`)).toBeVisible()
  const told = async (term: string) => (await page.locator('dt', { hasText: term }).locator('xpath=../dd/code').textContent()) ?? ''
  return {
    name,
    email,
    password: await told('Password'),
    accountId: await told('Account id'),
    accessKeyId: await told('Access key ID'),
    secretAccessKey: await told('Secret access key'),
  }
}

/** A page of somebody else, signed in as the account's root user. */
export async function pageOfOwner(browser: Browser, baseURL: string | undefined, account: TestAccount): Promise<Page> {
  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const page = await context.newPage()
  await signInAsRoot(page, account)
  return page
}
