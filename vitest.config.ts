import { configDefaults, defineConfig } from 'vitest/config'

const shared = {
  globalSetup: './registry/testing/global-setup.ts',
  hookTimeout: 60_000,
  // What waits for other processes may lose a race with a busy machine once; what is wrong fails twice.
  retry: process.env.CI ? 1 : 0,
  // Half of the time was loading the same modules for each file anew. What a file changes for all, it must put back.
  isolate: false,
}

export default defineConfig({
  test: {
    // Two cores and a database server for all: more at once only makes each slower.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          exclude: [...configDefaults.exclude, 'e2e/**', '.next/**', 'dist/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'clients',
          include: ['e2e/clients/**/*.test.ts'],
          // Real clients share the machine's ports and storage; one file at a time.
          fileParallelism: false,
          testTimeout: 180_000,
        },
      },
    ],
  },
})
