/** Words of names that nobody gets; the groups are the guide's, and our own addresses. */
const parts = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Told from any other word wherever they stand. */
const serviceNames = [
  ...parts(`apprunner appsync cloudformation cloudfront cloudhsm cloudtrail cloudwatch codeartifact codebuild codecommit codedeploy
    codepipeline documentdb dynamodb elasticache elasticbeanstalk eventbridge fargate guardduty lightsail memorydb quicksight redshift
    rekognition sagemaker stepfunctions textract`),
]

/** Words of the language too, or too short: reserved where they stand alone between separators. */
const shortServiceNames = parts(`athena aurora batch bedrock braket chime cognito ebs ec2 ecr ecs efs eks emr glacier glue greengrass iam
  inspector kinesis kms lambda lex macie msk neptune polly rds route53 s3 ses sns sqs ssm sts vpc waf workspaces xray`)

const genericNames = parts(`account accounts admin administrator alias anonymous app apps cloud company container containers default demo
  dev docker download downloads example examples free gallery guest help image images info internal latest library mail marketplace new
  nobody none null official operator private prod production project public registry repositories repository root sample samples
  security service services shop staging store support system team test testing tests tmp undefined user users verified web www`)

/** First parts of addresses that are not registries, those that are to come included. */
const ownPaths = parts(`- _next .well-known about api assets auth badge badges console docs favicon.ico feed feeds healthz icon.svg img
  login logout metrics oauth opensearch.xml operator privacy readyz robots.txt rss search settings sign-in sign-out sign-up signin signout
  signup sitemap.xml static status terms token v1 v2 v3`)

const offensive = ['fuck', 'nigger', 'faggot', 'hitler']
const offensiveAlone = parts('cunt kkk nazi nazis porn rape rapist retard retarded shit slave slaves slut whore')

/**
 * Why a registry cannot have this alias, each reason as the end of "it …"; empty when it can. Whether it is somebody's
 * name is for people to judge.
 * @see User guide, "Updating registry settings".
 */
export function reservedAliasFaults(alias: string): readonly string[] {
  const name = alias.toLowerCase()
  const words = name.split(/[._-]/)
  const within = (list: Iterable<string>) => [...list].find((word) => name.includes(word))
  const alone = (set: ReadonlySet<string>) => words.find((word) => set.has(word))
  const provider = within(['aws', 'amazon'])
  const service = within(serviceNames) ?? alone(shortServiceNames)
  return [
    ...(provider ? [`includes '${provider}'`] : []),
    ...(service ? [`includes '${service}', the name of an AWS service`] : []),
    ...(genericNames.has(name) ? ['is a generic name'] : []),
    ...(ownPaths.has(name) ? ['is an address of the gallery itself'] : []),
    ...((within(offensive) ?? alone(offensiveAlone)) ? ['includes an offensive word'] : []),
  ]
}
