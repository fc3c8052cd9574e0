import { expect, test } from 'vitest'
import { readableCommand } from './layer-command.ts'

test.each([
  ['/bin/sh -c #(nop) ADD file:0a1b in / ', 'ADD', 'file:0a1b in /'],
  ['/bin/sh -c #(nop)  CMD ["nginx" "-g" "daemon off;"]', 'CMD', '["nginx" "-g" "daemon off;"]'],
  ['/bin/sh -c apt-get update && apt-get install -y curl', 'RUN', 'apt-get update && apt-get install -y curl'],
  ['|2 A=1 B=two words /bin/sh -c make all', 'RUN', 'make all'],
  ['RUN /bin/sh -c set -x; make # buildkit', 'RUN', 'set -x; make'],
  ['RUN |1 VERSION=1 /bin/sh -c make $VERSION # buildkit', 'RUN', 'make $VERSION'],
  ['COPY docker-entrypoint.sh / # buildkit', 'COPY', 'docker-entrypoint.sh /'],
  ['ENV PATH=/usr/local/bin', 'ENV', 'PATH=/usr/local/bin'],
  ['cmd /S /C #(nop)  USER ContainerUser', 'USER', 'ContainerUser'],
  ['RUN cmd /S /C dir # buildkit', 'RUN', 'dir'],
  ['bazel build ...', undefined, 'bazel build ...'],
  ['RUNNING late', undefined, 'RUNNING late'],
  ['echo "# buildkit" is a comment', undefined, 'echo "# buildkit" is a comment'],
  ['', undefined, ''],
])('%j is read as %s', (createdBy, instruction, text) => {
  expect(readableCommand(createdBy)).toEqual({ ...(instruction ? { instruction } : {}), text })
})
