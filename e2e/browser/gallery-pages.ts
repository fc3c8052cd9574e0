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
