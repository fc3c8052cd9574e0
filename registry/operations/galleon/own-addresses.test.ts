import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { reservedAliasFaults } from '#registry/domain/reserved-aliases.ts'

const root = path.join(import.meta.dirname, '../../..')

it('no registry can have the address of a page or a door of ours', () => {
  const pages = fs.readdirSync(path.join(root, 'app'), { withFileTypes: true })
  const folders = pages.filter((entry) => entry.isDirectory() && !/^[([]/.test(entry.name)).map(({ name }) => name)
  const files = fs.existsSync(path.join(root, 'public')) ? fs.readdirSync(path.join(root, 'public')) : []
  const doors = ['v2', 'token', 'api', '-', 'healthz', 'readyz', 'metrics', '_next', 'icon.svg']
  const free = [...folders, ...files, ...doors].filter((name) => reservedAliasFaults(name).length === 0)
  expect(free).toEqual([])
})
