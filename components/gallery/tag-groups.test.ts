import { expect, test } from 'vitest'
import { groupByDigest } from './tag-groups.ts'

const tag = (imageTag: string, imageDigest: string) => ({
  imageTag,
  createdAt: new Date(0),
  imageDetail: {
    imageDigest,
    imageSizeInBytes: 1,
    imagePushedAt: new Date(0),
    imageManifestMediaType: 'm',
    platforms: [],
    imageTags: [],
    imageTagCount: 1,
  },
})

test('tags of one image stand together, where the first of them stood', () => {
  const groups = groupByDigest([tag('latest', 'sha256:b'), tag('1.1', 'sha256:a'), tag('2', 'sha256:b'), tag('2.0', 'sha256:b')])
  expect(groups.map(({ digest, tags, newest }) => [digest, tags, newest.imageTag])).toEqual([
    ['sha256:b', ['latest', '2', '2.0'], 'latest'],
    ['sha256:a', ['1.1'], '1.1'],
  ])
})
