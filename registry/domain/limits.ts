/** Every limit in one place. Sources: the API model, the user guide's quotas, docs/decisions/. Units are last in the names. */
export const limits = {
  repositoryNameCharsMin: 2,
  repositoryNameCharsMax: 205,
  aliasCharsMin: 2,
  aliasCharsMax: 50,
  descriptionCharsMax: 1024,
  aboutTextCharsMax: 25_600,
  usageTextCharsMax: 25_600,
  displayNameCharsMax: 100,
  contentTypesMax: 50,
  contentTypeCharsMax: 50,
  logoBytesMax: 512_000,
  logoSidePixelsMin: 60,
  logoSidePixelsMax: 2048,
  resourceTagsMax: 50,
  resourceTagsListMax: 200,
  resourceTagKeyCharsMax: 128,
  resourceTagValueCharsMax: 256,
  tagsPerImageMax: 1000,
  /** Of the ecr-public API. */
  imageTagCharsMax: 300,
  /** Of the distribution API. */
  distributionTagCharsMax: 128,
  manifestBytesMax: 4 << 20,
  /** 10,000 MiB: a thousand parts of the layer-part API. */
  layerBytesMax: 10_000 * 2 ** 20,
  layerPartsMax: 1000,
  /** An upload that nobody has gone on with for so long is given up. */
  uploadIdleSecondsMax: 24 * 3600,
  /** Smaller parts are the last ones of their layers. */
  layerPartBytesMin: 5 << 20,
  /** What InitiateLayerUpload tells clients to send. */
  layerPartBytesAdvised: 10 << 20,
  layerPartBytesMax: 20_971_520,
  layerDigestsMax: 100,
  registryAliasCharsMax: 50,
  rootPasswordCharsMin: 12,
  passwordCharsMax: 128,
  pageSizeDefault: 100,
  pageSizeMax: 1000,
  reportTextCharsMin: 20,
  reportTextCharsMax: 2000,
  reportResolutionCharsMax: 2000,
  verificationTextCharsMin: 20,
  verificationTextCharsMax: 2000,
  /** Of what an owner is told when something is refused. */
  operatorReasonCharsMax: 500,
  searchTermCharsMax: 256,
  /** Of a numbered page; what lies behind it is reached by no search that makes sense. */
  searchPageMax: 100_000,
  /** Pages by best match begin before this one: all results in front of a page have to be ranked for it. */
  rankedResultsMax: 10_000,
  galleryBodyBytesMax: 64 << 10,
  batchImageIdsMax: 100,
  /** On the front page: three lines of its sheet. */
  featuredRepositoriesMax: 9,
  /** A 20 MiB layer part in base64, with its JSON around it. */
  apiBodyBytesMax: 30_000_000,
  authorizationTokenLifeSeconds: 12 * 3600,
  signatureSkewSeconds: 15 * 60,
} as const
