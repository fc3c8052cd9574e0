/** A page of each kind, in the demo gallery. */
export const galleryPages = {
  home: '/',
  all: '/?sort=popular',
  search: '/?searchTerm=server&operatingSystems=Linux',
  empty: '/?searchTerm=qqqqzzzz&verified=verified',
  registry: '/harbour',
  about: '/harbour/nginx-hello',
  usage: '/harbour/nginx-hello?tab=usage',
  tags: '/harbour/nginx-hello?tab=tags',
  chart: '/harbour/charts/harbour-web',
  artifact: '/openbuoy/nmea-checksum',
  badges: '/harbour/nginx-hello/-/badges',
  'not-found': '/harbour/no-such-thing',
} as const

/** Pages that no cache in front keeps for others, or that have tests of their own beside those of all pages. */
export const otherPages = {
  api: '/-/api',
  report: '/harbour/nginx-hello/-/report',
} as const

/** Pages about one image, or two. */
export const imagePages = {
  index: '/harbour/nginx-hello/-/tags/1.1.0',
  chart: '/harbour/charts/harbour-web/-/tags/0.2.0',
  artifact: '/openbuoy/nmea-checksum/-/tags/1.0.0',
  form: '/harbour/nginx-hello/-/compare',
  comparison: '/harbour/nginx-hello/-/compare/1.0.0/1.1.0',
  missing: '/harbour/nginx-hello/-/tags/no-such-tag',
} as const

/** The kinds of pages that most visitors see. */
export const lighthousePages = {
  home: galleryPages.home,
  search: galleryPages.search,
  repository: galleryPages.about,
  tags: galleryPages.tags,
  image: imagePages.index,
} as const

/** Of the console, as the operator's root user sees them. */
export const consolePages = {
  repositories: '/console/repositories',
  'create-repository': '/console/repositories/create',
  registry: '/console/registry',
  access: '/console/access',
  'password-policy': '/console/access/password-policy',
  users: '/console/access/users',
  'create-user': '/console/access/users/create',
  'create-role': '/console/access/roles/create',
  policies: '/console/access/policies',
  policy: '/console/access/policies/detail/arn:aws:iam::aws:policy/AmazonElasticContainerRegistryPublicPowerUser',
  simulator: '/console/access/simulator',
  events: '/console/events',
  trails: '/console/events/trails',
  'create-trail': '/console/events/trails/create',
  usage: '/console/usage',
  requests: '/console/operator/requests',
  reports: '/console/operator/reports',
  accounts: '/console/operator/accounts',
  featured: '/console/operator/featured',
  instance: '/console/operator/instance',
  garbage: '/console/operator/garbage',
  'create-account': '/console/operator/accounts/create',
  security: '/console/security',
  sessions: '/console/sessions',
} as const
