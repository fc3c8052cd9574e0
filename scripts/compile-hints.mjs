import fs from 'node:fs'
import path from 'node:path'

// Chromium, from version 136 on, then compiles all of a script's functions on the thread that loads it. Otherwise it looks through them
// there and compiles each when it is first called, on the thread that the visitor waits for. To others it is a comment.
// https://v8.dev/blog/explicit-compile-hints
const hint = '//# allFunctionsCalledOnLoad\n'

/**
 * Asks browsers to compile the scripts in `folder` while they are loaded. Those that ask already are left alone.
 * @throws Error when there is none.
 */
export function hintScripts(folder) {
  const names = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js'))
  if (names.length === 0) throw new Error(`There are no scripts in ${folder}.`)
  for (const name of names) {
    const file = path.join(folder, name)
    const script = fs.readFileSync(file, 'utf8')
    if (!script.startsWith(hint)) fs.writeFileSync(file, hint + script)
  }
}
