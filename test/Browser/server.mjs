// `signet serve` as people run it, in a process and a data folder of its own.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

const program = join(import.meta.dirname, '../../src/Cli/bin/Release/net10.0/signet.dll')

/** The account of a server that was told of no other. */
export const account = '111122223333'

/**
 * Starts a server, on a port that is free.
 * @param {string[]} options what `signet serve` takes besides its data folder and its URL
 * @returns where it answers, the root user's access key, a folder for files of the test, `stop`, and `moveClock`, which takes
 * a length of time such as `2h` and wants `--test-controls on`
 */
export async function startServer(...options) {
  const folder = await mkdtemp(join(tmpdir(), 'signet-browser-'))
  const data = join(folder, 'data')
  const words = [program, 'serve', '--data', data, '--url', 'http://127.0.0.1:0', ...options]
  const child = spawn('dotnet', words, { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = async () => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
    await rm(folder, { recursive: true })
  }
  try {
    const url = await answering(child)
    const root = readKey(await readFile(join(data, 'credentials'), 'utf8'))
    const moveClock = by => promisify(execFile)('dotnet', [program, 'test', 'clock', by, '--data', data], { env: environment() })
    return { url, console: new URL('/console/', url).href, root, folder, moveClock, stop }
  } catch (reason) {
    await stop()
    throw reason
  }
}

// The machine's own settings of AWS and Signet are none of the test's.
const environment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|SIGNET|XDG)_/.test(name)))

async function answering(child) {
  const complaints = []
  child.stderr.on('data', text => complaints.push(text))
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /^Signet answers at (http:\/\/[\w.:]+)/.exec(line) ?? []
    if (url) {
      child.stdout.resume()
      return url
    }
  }
  throw new Error(`The server ended instead of answering; is it built? ${complaints.join('')}`)
}

function readKey(file) {
  const member = name => new RegExp(`^${name} = (.+)$`, 'm').exec(file)[1]
  return { accessKeyId: member('aws_access_key_id'), secretAccessKey: member('aws_secret_access_key') }
}
