import fs from 'node:fs/promises'
import path from 'node:path'
import { createHelmChart } from '#demo/images/helm-chart.ts'
import type { DemoRepository, Surroundings } from './publisher.ts'

const folder = 'prisma/demo/chart'
const fileNames = [
  'values.yaml',
  'README.md',
  'templates/NOTES.txt',
  'templates/deployment.yaml',
  'templates/ingress.yaml',
  'templates/service.yaml',
]
// In values.yaml, in place of the registry that the chart is pushed to.
const registryPlaceholder = 'REGISTRY'
const description = 'Installs the harbour/web page in a Kubernetes cluster, with probes, an ingress and a locked-down pod'
const releases = [
  { version: '0.1.0', appVersion: '1.4.0', createdAt: '2026-09-15T08:00:00Z' },
  { version: '0.2.0', appVersion: '2.0.0', createdAt: '2026-11-10T08:00:00Z' },
]

/** Helm takes a chart's name from the last part of its repository's. */
export const harbourWebChart: DemoRepository = {
  name: 'charts/harbour-web',
  description: `Helm chart. ${description}.`,
  architectures: [],
  releases: releases.map(({ version, appVersion, createdAt }) => ({
    // Helm asks for versions only.
    tags: [version],
    async build({ root, registry }: Surroundings) {
      const chart = { name: 'harbour-web', version, appVersion, description, keywords: ['web', 'demo', 'placeholder'] }
      const files = fileNames.map(async (fileName) => {
        const content = await fs.readFile(path.join(root, folder, fileName), 'utf8')
        return { path: fileName, content: content.replaceAll(registryPlaceholder, registry) }
      })
      return createHelmChart(chart, await Promise.all(files), createdAt)
    },
  })),
}
