import type { NextConfig } from 'next'

const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  turbopack: { root: import.meta.dirname },
}

export default config
