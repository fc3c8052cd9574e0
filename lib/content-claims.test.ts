import { expect, test } from 'vitest'
import { contentClaims } from './content-claims.ts'

const types = (operatingSystems: string[], architectures: string[]) => ({ operatingSystems, architectures })
const found = (operatingSystems: string[], architectures: string[], platforms = [{}]) => ({
  ...types(operatingSystems, architectures),
  platforms,
})

test.each([
  ['agree', types(['Linux'], ['x86-64', 'ARM']), found(['Linux'], ['ARM', 'x86-64']), [['Linux', 'ARM', 'x86-64'], [], []]],
  ['promise too much', types(['Linux', 'Windows'], ['x86-64']), found(['Linux'], ['x86-64']), [['Linux', 'x86-64'], ['Windows'], []]],
  ['say too little', types([], ['x86-64']), found(['Linux'], ['ARM 64', 'x86-64']), [['x86-64'], [], ['Linux', 'ARM 64']]],
  ['are of a chart', types(['Linux'], ['x86-64']), found([], [], []), [['Linux', 'x86-64'], [], []]],
  ['are of a machine without a badge', types(['Linux'], ['x86-64']), found(['Linux'], []), [['Linux'], ['x86-64'], []]],
  ['are no badges', types(['Plan 9'], ['MIPS']), found(['Linux'], ['ARM']), [[], [], ['Linux', 'ARM']]],
])('labels that %s', (_what, declared, inImages, [plain, notFound, notDeclared]) => {
  expect(contentClaims(declared, inImages)).toEqual({ plain, notFound, notDeclared })
})
