/** Made-up repositories in the proportions of a real gallery: few words in many, many words in few. Always the same ones. */

const software = `nginx redis postgres mysql mariadb mongo node python golang ruby php httpd tomcat jenkins grafana prometheus
  kibana elasticsearch logstash fluentd rabbitmq kafka zookeeper consul vault traefik envoy haproxy memcached cassandra
  couchdb influxdb telegraf minio registry gitlab gitea drone argo flux helm istio linkerd cilium calico coredns etcd
  kubernetes busybox alpine debian ubuntu fedora centos amazonlinux windows dotnet java maven gradle spark flink airflow
  superset jupyter pytorch tensorflow ollama wordpress drupal ghost nextcloud keycloak dex oauth2 proxy gateway bridge
  collector exporter operator controller webhook scheduler worker agent daemon runner builder scanner sidecar init`
  .split(/\s+/)
  .filter(Boolean)

const prefixes = ['', '', '', 'team/', 'library/', 'infra/', 'data/', 'platform/', 'demo/', 'edge/']
const suffixes = ['', '', '-server', '-client', '-api', '-proxy', '-exporter', '-operator', '-base', '-dev', '-alpine', '_v2', '.core']

const prose = `the a of for and with to in on is serves runs stores collects sends reads builds tests small fast secure image container
  server client database cache queue web page request response metric log trace event message stream file object key value
  table row index search network proxy cluster node service application tool library command line configuration volume port
  secret token user account policy build release version tag layer registry cloud edge machine learning model data science
  notebook pipeline batch job worker schedule monitor alert dashboard chart plugin extension module driver backup restore
  migration replica shard partition consensus leader follower lease lock counter histogram gauge sample rate limit retry`
  .split(/\s+/)
  .filter(Boolean)

const rareWords = 20_000
const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ka',
  'le',
  'mi',
  'no',
  'ru',
  'sa',
  'te',
  'vi',
  'wo',
  'zu',
  'pra',
  'tron',
  'lex',
  'mar',
  'qui',
]

export const operatingSystemChoices = [['Linux'], ['Linux'], ['Linux'], ['Linux', 'Windows'], ['Windows'], []]
export const architectureChoices = [['x86-64'], ['x86-64', 'ARM 64'], ['ARM 64'], ['x86', 'x86-64', 'ARM', 'ARM 64'], ['ARM'], []]

export interface CorpusRepository {
  readonly name: string
  readonly description: string
  readonly aboutText: string
  readonly operatingSystems: readonly string[]
  readonly architectures: readonly string[]
  readonly pullCount: number
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The `number`th repository. */
export function corpusRepository(number: number, random: () => number): CorpusRepository {
  const name = `${pick(prefixes, random)}${pick(software, random, 1.5)}${pick(suffixes, random)}`
  return {
    // Every tenth has a name that others have too, in other registries.
    name: number % 10 === 0 ? name : `${name}-${number.toString(36)}`,
    description: sentence(8, random),
    aboutText: Array.from({ length: 6 }, () => sentence(12, random)).join('. '),
    operatingSystems: pick(operatingSystemChoices, random),
    architectures: pick(architectureChoices, random),
    pullCount: Math.floor(10 ** (random() * 7)),
  }
}

function sentence(words: number, random: () => number): string {
  const text = Array.from({ length: words }, () => word(random))
  return `${pick(software, random, 1.5)} ${text.join(' ')}`
}

/** As languages have it: some words are everywhere, and most are nearly nowhere. */
function word(random: () => number): string {
  return random() < 0.5 ? pick(prose, random, 1.5) : rareWord(Math.floor(random() ** 3 * rareWords))
}

function rareWord(number: number): string {
  let text = ''
  for (let rest = number + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    text += syllables[rest % syllables.length]
  return text
}

// A `lean` above 1 picks the first ones more often.
function pick<T>(choices: readonly T[], random: () => number, lean = 1): T {
  const choice = choices[Math.floor(random() ** lean * choices.length)]
  if (choice === undefined) throw new Error('nothing to pick from')
  return choice
}
