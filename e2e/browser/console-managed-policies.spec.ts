import type { Page } from '@playwright/test'
import { createIamUser, signInAsUser } from './console.ts'
import { type ConsoleRepository, newName, newRepository, openPage, pushImage } from './console-repository.ts'
import { expect, test } from './gallery.ts'

/** What a user tries on the pages, with the action that it needs. */
const deeds: readonly {
  readonly action: string
  readonly done: string | RegExp
  attempt(page: Page, repository: ConsoleRepository): Promise<void>
}[] = [
  {
    action: 'CreateRepository',
    done: 'There are no images here yet',
    async attempt(page) {
      await page.goto('/console/repositories/create')
      await page.getByLabel('Repository name').fill(newName())
      await page.getByRole('main').getByRole('button', { name: 'Create repository' }).click()
    },
  },
  {
    action: 'PutRepositoryCatalogData',
    done: 'Your changes are saved.',
    async attempt(page, { shortName }) {
      await openPage(page, 'edit', shortName)
      await page.getByLabel('Short description').fill('changed')
      await page.getByRole('button', { name: 'Save changes' }).click()
    },
  },
  {
    action: 'TagResource',
    done: 'The tags are saved.',
    async attempt(page, { shortName }) {
      await openPage(page, 'tags', shortName)
      await page.getByLabel('Key 1').fill('team')
      await page.getByRole('button', { name: 'Save' }).click()
    },
  },
  {
    action: 'SetRepositoryPolicy',
    done: 'The permissions are saved.',
    async attempt(page, { shortName }) {
      await openPage(page, 'add-statement', shortName)
      await page.getByLabel('Statement name').fill('Everyone')
      await page.getByLabel('Everyone (*)').check()
      await page.getByLabel('PutImage').check()
      await page.getByRole('button', { name: 'Save' }).click()
    },
  },
  {
    action: 'PutRegistryCatalogData',
    done: 'The display name is saved.',
    async attempt(page) {
      await page.goto('/console/registry')
      await page.getByRole('textbox', { name: 'Display name' }).fill('Harbour Works')
      await page.getByRole('button', { name: 'Save changes' }).click()
    },
  },
  {
    action: 'BatchDeleteImage',
    done: 'The images are deleted.',
    async attempt(page, { shortName }) {
      await openPage(page, 'images', shortName)
      await page.getByRole('row').filter({ hasText: '1.0' }).getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Delete the ticked images…' }).click()
      await page.getByLabel('To confirm, type delete').fill('delete')
      await page.getByRole('button', { name: 'Delete the image' }).click()
    },
  },
  {
    action: 'DeleteRepository',
    done: 'The repository is deleted.',
    async attempt(page, { shortName }) {
      await openPage(page, 'delete', shortName)
      await page.getByLabel(/^To confirm/).fill(shortName)
      await page.getByRole('button', { name: 'Delete repository' }).click()
    },
  },
]

// What pushing needs is in the second policy too; the pages have no deed for it.
for (const [policy, may] of [
  ['AmazonElasticContainerRegistryPublicFullAccess', true],
  ['AmazonElasticContainerRegistryPublicPowerUser', false],
  ['AmazonElasticContainerRegistryPublicReadOnly', false],
] as const) {
  test(`a user with ${policy} ${may ? 'does all' : 'sees all, and is told which permission each deed needs'}`, async ({
    page,
    baseURL,
  }) => {
    test.slow()
    const repository = await newRepository(baseURL)
    await pushImage(repository, 'one', '1.0')
    const user = await createIamUser(baseURL ?? '', { policies: [policy] })
    await signInAsUser(page, user)
    for (const about of ['images', 'detail', 'push-commands']) {
      await openPage(page, about, repository.shortName)
      await expect(page.getByRole('alert').filter({ hasText: 'You may not see this' }), about).toHaveCount(0)
      await expect(page.getByRole('heading', { level: 1 }), about).toContainText(/console\/app-|push commands/i)
    }
    if (!may) {
      await openPage(page, 'tags', repository.shortName)
      await expect(page.getByRole('main').getByRole('alert')).toContainText('ecr-public:ListTagsForResource')
    }
    // Who may not see the tags has no form to change them.
    for (const { action, done, attempt } of deeds.filter((deed) => may || deed.action !== 'TagResource')) {
      await attempt(page, repository)
      if (may) await expect(page.getByText(done), action).toBeVisible()
      else
        await expect(page.getByRole('main').getByRole('alert').first(), action).toContainText(
          new RegExp(`user/${user.userName} is not authorized to perform: ecr-public:${action}`),
        )
    }
  })
}
