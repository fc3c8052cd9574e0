import { once } from 'node:events'
import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createProgramFolder, run, runners, start } from '#demo/testing/run-program.ts'
import { buoySimulator } from './buoy-simulator.ts'
import { echoServer } from './echo-server.ts'
import { exitCode } from './exit-code.ts'
import { hello } from './hello.ts'
import { inside } from './inside.ts'
import { logTicker } from './log-ticker.ts'
import { morse } from './morse.ts'
import { pageServer } from './page-server.ts'
import { pause } from './pause.ts'
import { tally } from './tally.ts'
import { waitForPort } from './wait-for-port.ts'

const folder = createProgramFolder()
afterAll(folder.remove)

describe.each(runners)('on $name', ({ machine, runner }) => {
  const itRuns = 'command' in runner ? it : it.skip
  const command = 'command' in runner ? runner.command : []
  const title = (text: string) => ('reason' in runner ? `${text} (skipped: ${runner.reason})` : text)

  itRuns(title('hello greets in the language asked for, or in all'), () => {
    const file = folder.build(machine, (program) =>
      hello(program, [
        { code: 'en', text: 'Hello' },
        { code: 'fi', text: 'Päivää' },
      ]),
    )
    expect(run(command, file)).toEqual({ exitCode: 0, stdout: 'en  Hello\nfi  Päivää\n', stderr: '' })
    expect(run(command, file, { args: ['fi'] }).stdout).toBe('Päivää\n')
    expect(run(command, file, { args: ['f'] })).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('en fi') })
  })

  itRuns(title('exit-code ends as it is told'), () => {
    const file = folder.build(machine, exitCode)
    expect(run(command, file).exitCode).toBe(0)
    expect(run(command, file, { args: ['7'] }).exitCode).toBe(7)
    expect(run(command, file, { args: ['255'] }).exitCode).toBe(255)
    expect(run(command, file, { args: ['256'] })).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('0 to 255') })
    expect(run(command, file, { args: ['3x'] }).exitCode).toBe(2)
  })

  itRuns(title('inside shows host, arguments and environment'), () => {
    const file = folder.build(machine, (program) => inside(program, '1.0.0'))
    const { stdout } = run(command, file, { args: ['one', 'two words'], env: { COLOUR: 'blue' } })
    expect(stdout).toContain(`inside        1.0.0 for ${machine.name}\nhost name     ${os.hostname()}\nkernel        Linux `)
    expect(stdout).toContain(`user          ${process.getuid?.()}\ngroup         ${process.getgid?.()}\n`)
    expect(stdout).toMatch(/arguments\n {2}.*\n {2}one\n {2}two words\nenvironment\n/)
    expect(stdout).toContain('\n  COLOUR=blue\n')
  })

  itRuns(title('morse sends letters, digits and signs'), () => {
    const file = folder.build(machine, morse)
    expect(run(command, file, { input: 'SOS, at 42?\n' }).stdout).toBe('... --- ... / .- - / ....- ..--- ..--.. \n')
  })

  itRuns(title('tally counts, across its buffer too'), () => {
    const file = folder.build(machine, tally)
    expect(run(command, file, { input: 'one two\nthree\n' }).stdout).toBe('2 lines, 3 words, 14 bytes\n')
    expect(run(command, file).stdout).toBe('0 lines, 0 words, 0 bytes\n')
    expect(run(command, file, { input: 'ab '.repeat(20_000) }).stdout).toBe('0 lines, 20000 words, 60000 bytes\n')
  })

  itRuns(title('log-ticker writes lines of JSON, every tenth to standard error'), () => {
    const file = folder.build(machine, logTicker)
    const { stdout, stderr } = run(command, file, { args: ['11', '0'] })
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11])
    expect(lines[0]).toMatchObject({ level: 'info', host: os.hostname(), message: 'tick' })
    expect(Math.abs(lines[0].time - Date.now() / 1000)).toBeLessThan(600)
    expect(JSON.parse(stderr)).toMatchObject({ line: 10, level: 'warn' })
  })

  itRuns(title('buoy-simulator sends sentences with right checksums, the same for one seed'), () => {
    const file = folder.build(machine, buoySimulator)
    const { stdout } = run(command, file, { args: ['2', '7'] })
    // What the amd64 program says: the others must agree.
    expect(stdout.split('\r\n').slice(0, 3)).toEqual(['$SDDPT,8.5,0.5*5F', '$YXMTW,11.2,C*10', '$WIMWV,213.9,T,6.3,M,A*2A'])
    const sentences = stdout.trimEnd().split('\r\n')
    expect(sentences).toHaveLength(6)
    for (const sentence of sentences) {
      const [, fields = '', checksum] = /^\$(.*)\*(..)$/.exec(sentence) ?? []
      const sum = [...fields].reduce((value, char) => value ^ char.charCodeAt(0), 0)
      expect(checksum).toBe(sum.toString(16).toUpperCase().padStart(2, '0'))
    }
  })

  itRuns(title('pause ends well when it is told to stop'), async () => {
    const child = start(command, folder.build(machine, pause), {})
    // Before it sleeps it may not have set up its handler, and the signal would end it the hard way.
    await vi.waitFor(() => expect(sleepCalls).toContain(systemCallOf(child.pid)), 5000)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  itRuns(title('wait-for-port waits for a port, not for ever'), async () => {
    const file = folder.build(machine, waitForPort)
    const server = net.createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const target = `127.0.0.1:${(server.address() as AddressInfo).port}`
    // In its own process, so that this one can take the connection.
    const child = start(command, file, {}, [target, '5'])
    expect(await once(child, 'exit')).toEqual([0, null])
    server.close()
    await once(server, 'close')
    expect(run(command, file, { args: [target, '0'] })).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('nothing answered') })
    for (const wrong of [[], ['1.2.3.4'], ['256.0.0.1:80'], ['1.2.3.4:0'], ['1.2.3.4:65536'], ['localhost:80']]) {
      expect(run(command, file, { args: wrong }).exitCode, wrong.join(' ')).toBe(2)
    }
  })

  itRuns(title('page-server answers GET and HEAD, and keeps variables out of the markup'), async () => {
    const page = { path: '/', contentType: 'text/html; charset=utf-8', body: ['<p>', { variable: 'MESSAGE', otherwise: 'none' }, '</p>\n'] }
    const pages = [page, { path: '/healthz', contentType: 'text/plain; charset=utf-8', body: ['ok\n'] }]
    const file = folder.build(machine, (program) => pageServer(program, { name: 'pages', version: '1.2.3', pages }))
    const port = await freePort()
    const child = start(command, file, { PORT: String(port), MESSAGE: '<b>"1" & 2</b>' })
    await once(child.stdout ?? child, 'data')
    const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init)
    const answer = await ask('/?query')
    expect(answer.headers.get('server')).toBe('pages/1.2.3')
    expect(await answer.text()).toBe('<p>&lt;b&gt;&quot;1&quot; &amp; 2&lt;/b&gt;</p>\n')
    expect(await (await ask('/healthz')).text()).toBe('ok\n')
    expect(await (await ask('/', { method: 'HEAD' })).text()).toBe('')
    expect((await ask('/healthzz')).status).toBe(404)
    expect((await ask('/', { method: 'POST', body: 'x' })).status).toBe(405)
    // The port is taken, which a second one says.
    expect(run(command, file, { env: { PORT: String(port) } })).toMatchObject({
      exitCode: 1,
      stderr: 'pages: cannot listen on that port\n',
    })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  itRuns(title('echo-server answers with the request, to several at once'), async () => {
    const port = await freePort()
    const child = start(
      command,
      folder.build(machine, (program) => echoServer(program, '1.0.0')),
      { PORT: String(port) },
    )
    await once(child.stdout ?? child, 'data')
    // One that says nothing does not keep the others waiting.
    const silent = net.connect(port, '127.0.0.1')
    await once(silent, 'connect')
    const answer = await (await fetch(`http://127.0.0.1:${port}/a/b?c=d`, { headers: { 'x-colour': 'blue' } })).text()
    expect(answer).toContain(`host: ${os.hostname()}\n\nGET /a/b?c=d HTTP/1.1\r\n`)
    expect(answer.toLowerCase()).toContain('\r\nx-colour: blue\r\n')
    expect((await fetch(`http://127.0.0.1:${port}/`, { headers: { long: 'x'.repeat(9000) } })).status).toBe(431)
    silent.destroy()
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

// `ppoll` in the numbers of the kernels that the programs, or their emulators, run on.
const sleepCalls = [271, 414, 73]

/** The number of the system call that a process is in. */
function systemCallOf(pid: number | undefined): number {
  return Number(fs.readFileSync(`/proc/${pid}/syscall`, 'utf8').split(' ')[0])
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
