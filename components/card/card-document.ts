import { createHash } from 'node:crypto'
import { patternOf } from '#components/gallery/repository-pattern.tsx'
import { artifactKind } from '#lib/artifact.ts'
import type { ImageTag, Repository } from '#lib/backend/gallery-answers.ts'
import { smallLogoSource } from '#lib/backend/logo-source.ts'
import { brandColours, markShape, tintIndex } from '#lib/brand-colours.ts'
import { htmlText } from '#lib/feeds/feed-text.ts'
import { moment } from '#lib/format/moment.ts'
import { count } from '#lib/format/quantity.ts'
import { chooseTool, pullCommand } from '#lib/pull-command.ts'
import { repositoryPath } from '#lib/routes.ts'

const { light, dark } = brandColours

const style = `
:root{color-scheme:light dark;--paper:light-dark(${light.surface},${dark.surface});--sunken:light-dark(${light.sunken},${dark.sunken});
--line:light-dark(${light.line},${dark.line});--ink:light-dark(${light.ink},${dark.ink});--soft:light-dark(${light.inkSoft},${dark.inkSoft});
--mark:light-dark(${light.mark},${dark.mark});--verified:light-dark(${light.verified},${dark.verified})}
*{box-sizing:border-box;margin:0}
html,body{height:100%}
body{font:14px/1.45 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:transparent}
article{display:flex;flex-direction:column;gap:8px;height:100%;min-height:150px;padding:14px 16px;border:1px solid var(--line);border-radius:6px;background:var(--paper);overflow:hidden}
header{display:flex;gap:12px;align-items:center;min-width:0}
.logo{flex:none;width:40px;height:40px;border-radius:6px;object-fit:contain}
.names{min-width:0;flex:1}
h1,.publisher,.command,.facts{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
h1{font-size:16px;line-height:1.25;font-weight:600}
a{color:inherit;text-decoration:none}
a:hover{text-decoration:underline;text-underline-offset:3px}
a:focus-visible{outline:2px solid var(--ink);outline-offset:2px;border-radius:4px}
.publisher,.facts{font-size:12px;color:var(--soft)}
.verified{color:var(--verified)}
.mark{flex:none;width:20px;height:20px;align-self:flex-start}
.about{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere;font-size:13px;color:var(--soft)}
.command{margin-top:auto;padding:6px 8px;border-radius:6px;background:var(--sunken);font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;user-select:all}
${light.tints.map((tint, index) => `.fill-tint-${index}{fill:light-dark(${tint},${dark.tints[index]})}`).join('')}`

const styleHash = createHash('sha256').update(style).digest('base64')

/** What a card may do: show itself, anywhere. `logoOrigin` is where logos come from when the backend is elsewhere. */
export function cardPolicy(logoOrigin: string | undefined): string {
  const images = ["'self'", ...(logoOrigin ? [logoOrigin] : [])].join(' ')
  return `default-src 'none'; style-src 'sha256-${styleHash}'; img-src ${images}; base-uri 'none'; form-action 'none'; frame-ancestors *`
}

interface Card {
  readonly origin: string
  readonly repository: Repository
  readonly newest?: ImageTag | undefined
  readonly now?: Date
}

/** A repository in a few lines, as a whole HTML document without scripts, for frames of other sites. */
export function cardDocument({ origin, repository: found, newest, now }: Card): string {
  const { repository, catalogData, insightData } = found
  const { primaryRegistryAliasName: alias, repositoryName: name, displayName } = repository
  const title = `${alias}/${name}`
  const link = (path: string, text: string) => `<a href="${htmlText(origin + path)}" target="_blank" rel="noopener">${htmlText(text)}</a>`
  const pulls = count(insightData.downloadCount).short
  const facts = [
    `${pulls} ${pulls === '1' ? 'pull' : 'pulls'}`,
    newest?.imageTag,
    `updated ${moment(repository.lastPushedAt, now).relative}`,
  ]
  const verified = repository.registryVerified ? ' <span class="verified">✓ Verified account</span>' : ''
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${htmlText(title)}</title><style>${style}</style></head>
<body><article>
<header>${picture(found)}<div class="names"><h1>${link(repositoryPath(alias, name), name)}</h1><p class="publisher">by ${link(`/${alias}`, displayName || alias)}${verified}</p></div>${mark}</header>
${catalogData.description ? `<p class="about">${htmlText(catalogData.description)}</p>` : ''}
<p class="facts">${facts
    .flatMap((fact) => fact ?? [])
    .map(htmlText)
    .join(' · ')}</p>
${newest ? `<p class="command">${htmlText(commandOf(repository.repositoryUri, newest, origin))}</p>` : ''}
</article></body>
</html>
`
}

function commandOf(repositoryUri: string, { imageTag: tag, imageDetail }: ImageTag, origin: string): string {
  const target = { repositoryUri, tag, digest: imageDetail.imageDigest, pinned: false, plainHttp: origin.startsWith('http:') }
  return pullCommand(chooseTool(artifactKind(imageDetail)), target)
}

const mark = `<svg class="mark" viewBox="0 0 32 32" role="img" aria-label="Galleon"><path fill="var(--mark)" d="${markShape.sails}"/><path fill="var(--ink)" d="${markShape.hull}"/></svg>`

function picture({ catalogData: { logoUrl }, repository }: Repository): string {
  if (logoUrl) return `<img class="logo" src="${htmlText(smallLogoSource(logoUrl))}" alt="" width="40" height="40">`
  const { tint, boxes } = patternOf(`${repository.primaryRegistryAliasName}/${repository.repositoryName}`)
  const drawn = boxes.map(({ x, y, width, opacity }) => `<rect x="${x}" y="${y}" width="${width}" height="8" rx="1" opacity="${opacity}"/>`)
  return `<svg class="logo fill-tint-${tintIndex(tint)}" viewBox="-8 -8 56 56" aria-hidden="true"><rect x="-8" y="-8" width="56" height="56" opacity="0.14"/>${drawn.join('')}</svg>`
}
