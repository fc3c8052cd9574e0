import { Markdown } from '#components/markdown/markdown.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { ImageChart } from '#lib/backend/image-answers.ts'
import { Row } from './configuration.tsx'
import { Value } from './name-values.tsx'
import { Section } from './section.tsx'

/** What a Helm chart says of itself, and its README. */
export function ChartView({ chart }: { readonly chart: ImageChart }) {
  return (
    <>
      <Section id="chart" title="Chart">
        {chart.description && <p className="mt-3 max-w-prose wrap-anywhere">{chart.description}</p>}
        <dl className="mt-1 text-13">
          <Line name="Version" text={chart.version} />
          <Line name="App version" text={chart.appVersion} />
          <Line name="Type" text={chart.type} />
          <Line name="Kubernetes" text={chart.kubeVersion} />
          <Line name="Home" text={chart.home} />
          {chart.deprecated && <Line name="Deprecated" text="yes: its makers advise against it" />}
          <Lines name="Sources" texts={chart.sources} />
          <Lines name="Maintainers" texts={chart.maintainers.map(({ name }) => name)} />
          <Lines
            name="Dependencies"
            texts={chart.dependencies.map(({ name, version, repository }) => [name, version, repository].filter(Boolean).join(' '))}
          />
          {chart.keywords.length > 0 && (
            <Row name="Keywords">
              <span className="flex flex-wrap gap-1.5">
                {chart.keywords.map((keyword) => (
                  <Badge key={keyword}>{keyword}</Badge>
                ))}
              </span>
            </Row>
          )}
        </dl>
        {chart.definition && <Definition text={chart.definition} />}
      </Section>
      {chart.readme && (
        <Section id="readme" title="README">
          <div className="mt-4">
            <Markdown text={chart.readme} />
          </div>
          {chart.readmeCutOff && <p className="mt-4 text-13 text-ink-soft">It is longer than what is shown; the chart has all of it.</p>}
        </Section>
      )}
    </>
  )
}

function Definition({ text }: { readonly text: string }) {
  return (
    <details className="mt-3">
      <summary className="link inline-block text-13 text-ink-soft">Chart.yaml</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="mt-2 max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-13">
        {text}
      </pre>
    </details>
  )
}

function Line({ name, text }: { readonly name: string; readonly text: string | undefined }) {
  return text ? <Lines name={name} texts={[text]} /> : null
}

function Lines({ name, texts }: { readonly name: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <Row name={name}>
      {texts.map((text) => (
        <span key={text} className="block">
          <Value text={text} />
        </span>
      ))}
    </Row>
  )
}
