import { describe, expect, it } from 'vitest'
import { reservedAliasFaults } from './reserved-aliases.ts'

describe('aliases that nobody gets', () => {
  it.each([
    ['aws', "includes 'aws'"],
    ['my-aws-images', "includes 'aws'"],
    ['drawsome', "includes 'aws'"],
    ['notamazon', "includes 'amazon'"],
    ['my-lambda', "includes 'lambda', the name of an AWS service"],
    ['s3', "includes 's3', the name of an AWS service"],
    ['mydynamodbtools', "includes 'dynamodb', the name of an AWS service"],
    ['test', 'is a generic name'],
    ['public', 'is a generic name'],
    ['marketplace', 'is a generic name'],
    ['v2', 'is an address of the gallery itself'],
    ['robots.txt', 'is an address of the gallery itself'],
    ['Console', 'is an address of the gallery itself'],
    ['fuckoff', 'includes an offensive word'],
    ['my-nazi', 'includes an offensive word'],
  ])('%s %s', (alias, fault) => {
    expect(reservedAliasFaults(alias)).toEqual([fault])
  })

  it('are told all reasons', () => {
    expect(reservedAliasFaults('aws-lambda-shit')).toHaveLength(3)
  })

  it.each(['harbour', 'glued', 'lambdas-of-spring', 'testing-grounds', 'scunthorpe', 'k5n6o2s4', 's3cure', 'public-domain'])(
    'are not such as %s',
    (alias) => {
      expect(reservedAliasFaults(alias)).toEqual([])
    },
  )
})
