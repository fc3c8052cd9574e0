/** A step of a build for people to read. */
export interface LayerCommand {
  /** As in a Dockerfile: `RUN`, `COPY`, `ENV`. Absent when it is not known. */
  readonly instruction?: string
  readonly text: string
}

const shellNop = /^\/bin\/sh -c #\(nop\)\s*/
const windowsNop = /^cmd \/S \/C #\(nop\)\s*|^powershell .{0,300}? #\(nop\)\s*/i
const buildkit = /\s*# buildkit\s*$/
// `|2 A=1 B=2 /bin/sh -c make`: build arguments, counted.
const buildArguments = /^\|\d+ .*?(?=\/bin\/sh -c |cmd \/S \/C )/s
const shell = /^(?:\/bin\/(?:ba)?sh(?: -[a-z]+)* -c |cmd \/S \/C )/
const instruction =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?:\s+|$)/

/**
 * Takes off what builders write around an instruction: the shell that ran it, the mark of one that ran nothing, their
 * own name. Docker, BuildKit and Buildah differ in this.
 */
export function readableCommand(createdBy: string): LayerCommand {
  const plain = createdBy.replace(shellNop, '').replace(windowsNop, '').replace(buildkit, '').trim()
  const wasRun = plain.replace(buildArguments, '')
  // Whoever ran it in a shell without naming the instruction is Docker's old builder.
  if (shell.test(wasRun)) return { instruction: 'RUN', text: wasRun.replace(shell, '').trim() }
  const [whole = '', name] = instruction.exec(plain) ?? []
  if (!name) return { text: plain }
  const rest = plain.slice(whole.length).trim()
  const text = name === 'RUN' ? rest.replace(buildArguments, '').replace(shell, '').trim() : rest
  return { instruction: name, text }
}
