import { expect, test } from 'vitest'
import { groupByDigest } from './tag-groups.ts'

const tag = (imageTag: string, imageDigest: string, imageTags = [imageTag], imageTagCount = imageTags.length) => ({
  imageTag,
  createdAt: new Date(0),
  imageDetail: {
    imageDigest,
    imageSizeInBytes: 1,
    imagePushedAt: new Date(0),
    imageManifestMediaType: 'm',
    platforms: [],
    imageTags,
    imageTagCount,
  },
})

test('tags of one image stand together, where the first of them stood, the exact version first', () => {
  const groups = groupByDigest([tag('latest', 'sha256:b'), tag('1.1', 'sha256:a'), tag('2', 'sha256:b'), tag('2.0.1-alpine', 'sha256:b')])
  expect(groups.map(({ digest, tags, listed }) => [digest, tags, listed.imageTag])).toEqual([
    ['sha256:b', ['2.0.1-alpine', '2', 'latest'], 'latest'],
    ['sha256:a', ['1.1'], '1.1'],
  ])
})

test('names that are not in the list stand beside those that are', () => {
  const [group] = groupByDigest([tag('1.27', 'sha256:a', ['1', '1.27', '1.27.2', 'latest'], 9)])
  expect(group).toMatchObject({ tags: ['1.27'], aliases: ['1.27.2', '1', 'latest'], more: 5 })
})
