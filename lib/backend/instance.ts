/** Where this web app lives and where its backend does, as the environment says. */
export interface Instance {
  /** Scheme and host that visitors use; no path. */
  readonly origin: string
  /** `host` or `host:port` that images are pulled from. */
  readonly registryHost: string
  /** Where the backend's HTTP APIs answer. */
  readonly endpoint: string
  /** True when the backend is a server of its own, so that its addresses must be written out in pages. */
  readonly remote: boolean
}

/** Reads `GALLEON_ENDPOINT`, `GALLEON_ORIGIN`, `GALLEON_REGISTRY_HOST` and `PORT`; by default both are one process on this machine. */
export function readInstance(env: Readonly<Record<string, string | undefined>> = process.env): Instance {
  const port = env.PORT || '3000'
  const { origin, host } = new URL(env.GALLEON_ORIGIN || `http://localhost:${port}`)
  const endpoint = new URL(env.GALLEON_ENDPOINT || `http://127.0.0.1:${port}`).origin
  return {
    origin,
    endpoint,
    registryHost: env.GALLEON_REGISTRY_HOST || host,
    remote: Boolean(env.GALLEON_ENDPOINT) && !isLoopback(endpoint),
  }
}

function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}
