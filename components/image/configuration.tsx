import type { ReactNode } from 'react'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { ImageConfig } from '#lib/backend/image-answers.ts'
import { buildMoment } from '#lib/format/moment.ts'
import { healthcheckText, splitVariable } from '#lib/image-config.ts'
import { NameValues } from './name-values.tsx'
import { Section } from './section.tsx'

/** How a container of the image runs unless it is told otherwise. */
export function Configuration({ config }: { readonly config: ImageConfig }) {
  const built = buildMoment(config.createdAt)
  return (
    <Section id="configuration" title="Configuration">
      <dl className="text-13">
        <Words name="Entrypoint" words={config.entrypoint} />
        <Words name="Command" words={config.command} />
        <Text name="User" text={config.user ?? 'root, as none is named'} plain={!config.user} />
        <Text name="Working directory" text={config.workingDirectory} />
        <Text name="Exposed ports" text={config.exposedPorts.join(', ')} />
        <Text name="Volumes" text={config.volumes.join('\n')} />
        <Text name="Stop signal" text={config.stopSignal} />
        <Words name="Shell" words={config.shell} />
        <Text name="Health check" text={config.healthcheck && healthcheckText(config.healthcheck)} />
        <Text name="On build" text={config.onBuild.join('\n')} />
        <Text name="Author" text={config.author} plain />
        <Text name="Windows version" text={config.osVersion} />
        {built && (
          <Row name="Built">
            <TimeAgo at={built} />
          </Row>
        )}
        {config.environment.length > 0 && (
          <Row name="Environment">
            <NameValues label="Environment" entries={config.environment.map(splitVariable)} />
          </Row>
        )}
        {Object.keys(config.labels).length > 0 && (
          <Row name="Labels">
            <NameValues label="Labels" entries={Object.entries(config.labels)} />
          </Row>
        )}
      </dl>
    </Section>
  )
}

export function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="gap-x-4 border-line border-b py-2 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  )
}

function Text({ name, text, plain = false }: { readonly name: string; readonly text: string | undefined; readonly plain?: boolean }) {
  if (!text) return null
  return (
    <Row name={name}>
      <span className={plain ? undefined : 'whitespace-pre-wrap font-mono'}>{text}</span>
    </Row>
  )
}

// As an exec form: where one word ends and the next begins matters.
function Words({ name, words }: { readonly name: string; readonly words: readonly string[] | undefined }) {
  return <Text name={name} text={words && words.length > 0 ? JSON.stringify(words).replaceAll('","', '", "') : undefined} />
}
