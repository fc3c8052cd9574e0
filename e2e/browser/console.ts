import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { callAws } from '#registry/testing/aws-signer.ts'
import { expect } from './gallery.ts'

export interface OperatorSignIn {
  readonly email: string
  readonly password: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The sign-in that the product made for its operator at the first start. */
export function operator(): OperatorSignIn {
  return JSON.parse(fs.readFileSync(path.join(process.env.E2E_DATA_DIR ?? '', 'operator.json'), 'utf8'))
}

/** Signs in through the pages, from wherever the page is; answers when the console shows. */
export async function signInAsRoot(
  page: Page,
  { email, password }: Pick<OperatorSignIn, 'email' | 'password'> = operator(),
): Promise<void> {
  await page.goto('/console/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/console\/repositories/)
}

// Of the root user; tests that end sessions may have ended it.
let kept: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>> | undefined

/** Shows the console as the root user sees it, signed in before if that still holds: for tests of something else. */
export async function openConsole(page: Page): Promise<void> {
  if (kept) {
    await page.context().addCookies(kept)
    await page.goto('/console/repositories')
    if (!page.url().includes('/sign-in')) return
  }
  await signInAsRoot(page)
  kept = (await page.context().cookies()).filter(({ name }) => name === 'galleon-session')
}

export interface TestIamUser {
  readonly accountId: string
  readonly userName: string
  readonly password: string
}

/** As {@link signInAsRoot}, for a user with neither device nor duty to change the password. */
export async function signInAsUser(page: Page, { accountId, userName, password }: TestIamUser): Promise<void> {
  await page.goto(`/console/sign-in/user?account=${accountId}`)
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/console\/repositories/)
}

/** An IAM user of the operator's account, with a password and the managed policies of these names. */
export async function createIamUser(
  origin: string,
  { policies = [], resetRequired = false }: { readonly policies?: readonly string[]; readonly resetRequired?: boolean } = {},
): Promise<TestIamUser> {
  const userName = `user-${randomUUID().slice(0, 8)}`
  const password = `pass-${randomUUID()}`
  await callIam(origin, { Action: 'CreateUser', UserName: userName })
  await callIam(origin, {
    Action: 'CreateLoginProfile',
    UserName: userName,
    Password: password,
    PasswordResetRequired: String(resetRequired),
  })
  for (const policy of policies) {
    await callIam(origin, { Action: 'AttachUserPolicy', UserName: userName, PolicyArn: `arn:aws:iam::aws:policy/${policy}` })
  }
  const answer = await callIam(origin, { Action: 'GetUser', UserName: userName })
  return { accountId: /arn:aws:iam::(\d{12}):/.exec(answer)?.[1] ?? '', userName, password }
}

/** One call of the IAM API as the operator's root user; its XML. */
export async function callIam(origin: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const { accessKeyId, secretAccessKey } = operator()
  const body = new URLSearchParams({ Version: '2010-05-08', ...fields }).toString()
  const response = await callAws({
    origin,
    body,
    service: 'iam',
    accessKeyId,
    secretAccessKey,
    contentType: 'application/x-www-form-urlencoded',
  })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

/** A page of a visitor without JavaScript. */
export async function pageWithoutScript(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  return context.newPage()
}
