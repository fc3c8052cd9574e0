import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { type OpenIdRule, parseOpenIdRules } from '#registry/domain/openid-rules.ts'
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts'

/** Everything the environment decides, checked once at the start. `docs/configuration.md` describes each variable. */
export interface Config {
  /** `all`, the backend alone, or the web app alone. */
  readonly role: 'all' | 'registry' | 'gallery'
  /** Where the web app finds the backend; undefined unless it runs alone. */
  readonly endpoint: string | undefined
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** Where browsers find the gallery: scheme and host, no path. */
  readonly origin: string
  /** `host` or `host:port` in pull URIs. */
  readonly registryHost: string
  /** Undefined: the embedded server. */
  readonly databaseUrl: string | undefined
  readonly workers: number
  readonly demo: boolean
  /** Undefined: a key file in the data directory. */
  readonly secretKey: string | undefined
  /** Pulls a second of one source address without a token; 0 is unlimited. */
  readonly pullRateAnonymous: number
  /** Pulls a second of one account that was given no other value; 0 is unlimited. */
  readonly pullRateAuthenticated: number
  /** Whose `X-Forwarded-For` and `X-Forwarded-Proto` count; undefined: nobody's. */
  readonly trustedProxies: TrustedProxies | undefined
  readonly garbage: GarbageConfig
  /** Whether anybody may make an account. */
  readonly signUp: boolean
  /** Undefined: no mail is sent. */
  readonly mail: MailConfig | undefined
  /** Where people sign in instead of with a password of ours; undefined: nowhere. */
  readonly openId: OpenIdConfig | undefined
  /** What proves that a call of the gallery API comes from the gallery's own pages, so that it may say for whom. */
  readonly pagesKey: string | undefined
  readonly logLevel: string
}

/** When garbage is collected. */
export interface GarbageConfig {
  /** From the beginning of one collection to the next; 0: only when somebody asks for it. */
  readonly everySeconds: number
  /** How long nobody must have wanted a thing. */
  readonly graceSeconds: number
}

/** A server that takes mail. */
export interface MailConfig {
  /** `smtp://` or `smtps://`, with user and password where it wants them. */
  readonly url: string
  readonly from: string
}

/** An OpenID Connect provider, and whom its people are here. */
export interface OpenIdConfig {
  /** On the button. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** Undefined for a client without one. */
  readonly clientSecret: string | undefined
  readonly scope: string
  /** True: every address that the provider tells is verified, though it does not say so. */
  readonly emailVerified: boolean
  readonly rules: readonly OpenIdRule[]
}

/** A start that cannot go on; its message is one line for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const rate = (byDefault: number) => z.coerce.number().min(0).max(1_000_000).default(byDefault)

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535).default(3000),
  GALLEON_ROLE: z.enum(['all', 'registry', 'gallery']).default('all'),
  GALLEON_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  GALLEON_DATA_DIR: z.string().min(1).default('./data'),
  GALLEON_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  GALLEON_REGISTRY_HOST: z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?$/i, 'write a host or host:port')
    .optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  GALLEON_WORKERS: wholeNumber(1, 256).default(os.availableParallelism()),
  GALLEON_DEMO: flag.default(true),
  GALLEON_SECRET_KEY: z.string().min(32, 'write at least 32 characters').optional(),
  GALLEON_PULL_RATE_ANONYMOUS: rate(1),
  GALLEON_PULL_RATE_AUTHENTICATED: rate(10),
  GALLEON_TRUST_PROXY: z.string().optional(),
  GALLEON_GC_EVERY_HOURS: z.coerce.number().min(0).max(8760).default(6),
  // A push may take its time between asking for a layer and naming it in an image.
  GALLEON_GC_GRACE_HOURS: z.coerce.number().min(1).max(8760).default(24),
  GALLEON_SIGNUP: z
    .enum(['closed', 'open'])
    .default('closed')
    .transform((text) => text === 'open'),
  GALLEON_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  GALLEON_MAIL_FROM: z.string().min(3).max(320).optional(),
  GALLEON_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  GALLEON_OIDC_CLIENT_ID: z.string().min(1).optional(),
  GALLEON_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  GALLEON_OIDC_NAME: z.string().min(1).max(40).default('single sign-on'),
  GALLEON_OIDC_SCOPE: z.string().min(1).default('openid email profile'),
  GALLEON_OIDC_EMAIL_VERIFIED: flag.default(false),
  GALLEON_OIDC_RULES: z.string().optional(),
  GALLEON_PAGES_KEY: z.string().min(32, 'write at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

/** @throws ConfigError that names the variable and what is wrong with it. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is an unset one: compose files and unit files cannot unset.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`${String(issue?.path[0])} is wrong: ${issue?.message}.`)
  }
  const variables = parsed.data
  refuseContradictions(variables)
  const origin = parseOrigin(variables.GALLEON_ORIGIN ?? `http://localhost:${variables.PORT}`)
  return Object.freeze({
    role: variables.GALLEON_ROLE,
    endpoint: variables.GALLEON_ENDPOINT,
    host: variables.HOST,
    port: variables.PORT,
    dataDir: path.resolve(variables.GALLEON_DATA_DIR),
    origin: origin.origin,
    registryHost: variables.GALLEON_REGISTRY_HOST ?? origin.host,
    databaseUrl: variables.DATABASE_URL,
    workers: variables.GALLEON_WORKERS,
    demo: variables.GALLEON_DEMO,
    secretKey: variables.GALLEON_SECRET_KEY,
    pullRateAnonymous: variables.GALLEON_PULL_RATE_ANONYMOUS,
    pullRateAuthenticated: variables.GALLEON_PULL_RATE_AUTHENTICATED,
    trustedProxies: parseProxies(variables.GALLEON_TRUST_PROXY),
    garbage: { everySeconds: variables.GALLEON_GC_EVERY_HOURS * 3600, graceSeconds: variables.GALLEON_GC_GRACE_HOURS * 3600 },
    signUp: variables.GALLEON_SIGNUP,
    mail: mailConfig(variables),
    openId: openIdConfig(variables),
    pagesKey: variables.GALLEON_PAGES_KEY,
    logLevel: variables.LOG_LEVEL,
  })
}

function refuseContradictions({ GALLEON_ROLE, GALLEON_ENDPOINT, DATABASE_URL }: z.output<typeof environment>): void {
  if (GALLEON_ROLE === 'gallery' && !GALLEON_ENDPOINT) {
    throw new ConfigError(
      'GALLEON_ENDPOINT is missing: with GALLEON_ROLE=gallery it names the backend, such as https://registry.example.com.',
    )
  }
  if (GALLEON_ROLE !== 'gallery' && GALLEON_ENDPOINT) {
    throw new ConfigError(`GALLEON_ENDPOINT contradicts GALLEON_ROLE=${GALLEON_ROLE}, which runs a backend of its own: unset one of them.`)
  }
  if (GALLEON_ROLE === 'gallery' && DATABASE_URL) {
    throw new ConfigError('DATABASE_URL contradicts GALLEON_ROLE=gallery: the web app alone holds no database, so unset one of them.')
  }
}

function mailConfig({ GALLEON_SMTP_URL: url, GALLEON_MAIL_FROM: from }: z.output<typeof environment>): MailConfig | undefined {
  if (url !== undefined && from === undefined) {
    throw new ConfigError('GALLEON_MAIL_FROM is missing: with GALLEON_SMTP_URL it says who mail is from, such as galleon@example.com.')
  }
  return url === undefined || from === undefined ? undefined : { url, from }
}

function openIdConfig(variables: z.output<typeof environment>): OpenIdConfig | undefined {
  const { GALLEON_OIDC_ISSUER: issuer, GALLEON_OIDC_CLIENT_ID: clientId, GALLEON_OIDC_RULES: rules } = variables
  const needed = { GALLEON_OIDC_ISSUER: issuer, GALLEON_OIDC_CLIENT_ID: clientId, GALLEON_OIDC_RULES: rules }
  if (Object.values(needed).every((value) => value === undefined)) return undefined
  const missing = Object.entries(needed).find(([, value]) => value === undefined)?.[0]
  if (missing) throw new ConfigError(`${missing} is missing: signing in through OpenID Connect needs ${Object.keys(needed).join(', ')}.`)
  const { hostname, protocol } = new URL(issuer ?? '')
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    throw new ConfigError('GALLEON_OIDC_ISSUER is wrong: anybody on the way could say who signs in, so it must be https.')
  }
  return {
    name: variables.GALLEON_OIDC_NAME,
    issuer: issuer ?? '',
    clientId: clientId ?? '',
    clientSecret: variables.GALLEON_OIDC_CLIENT_SECRET,
    scope: variables.GALLEON_OIDC_SCOPE,
    emailVerified: variables.GALLEON_OIDC_EMAIL_VERIFIED,
    rules: readRules(rules ?? ''),
  }
}

function readRules(text: string): OpenIdConfig['rules'] {
  try {
    return parseOpenIdRules(text)
  } catch (error) {
    throw new ConfigError(`GALLEON_OIDC_RULES is wrong: ${error instanceof Error ? error.message : error}.`)
  }
}

function parseProxies(text: string | undefined): TrustedProxies | undefined {
  try {
    return text === undefined ? undefined : parseTrustedProxies(text)
  } catch (error) {
    throw new ConfigError(`GALLEON_TRUST_PROXY is wrong: ${error instanceof Error ? error.message : error}`)
  }
}

/** Where this server's own processes reach it, whatever its public origin is. */
export function localEndpoint({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }
  const reachable = everywhere[host] ?? (host.includes(':') ? `[${host}]` : host)
  return `http://${reachable}:${port}`
}

function parseOrigin(text: string): URL {
  const url = new URL(text)
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new ConfigError(`GALLEON_ORIGIN is wrong: write scheme and host only, such as https://gallery.example.com, not ${text}.`)
  }
  return url
}
