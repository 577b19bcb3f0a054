// A Thaksa of its own for journeys: the built binary, a scratch demo, a free port.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target')

/** The password of every account of the demo. */
export const PASSWORD = 'thaksa-demo-2570'

/** Starts a server and waits until it has loaded the demo; `close` ends it and takes its data away. */
export async function startServer() {
  const data = await mkdtemp(join(tmpdir(), 'thaksa-e2e-'))
  const address = `127.0.0.1:${await freePort()}`
  const env = { ...process.env, THAKSA_ADDR: address, THAKSA_DATA_DIR: data, THAKSA_SITE_DIR: join(target, 'site'), RUST_LOG: 'error' }
  const server = spawn(join(target, 'debug/thaksa'), ['serve'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://${address}`
  for (let tries = 0; !(await answers(`${url}/ready`)); tries++) {
    if (tries > 900 || server.exitCode !== null) throw new Error('the server does not answer; is it built? run: make build')
    await new Promise((later) => setTimeout(later, 200))
  }
  return {
    url,
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await ended
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** Signs somebody of the demo in. */
export async function signIn(page, url, email) {
  await page.goto(`${url}/sign-in`)
  const form = page.locator('form').filter({ has: page.locator('input[name=email]:visible') }).first()
  await form.locator('input[name=email]').fill(email)
  await form.locator('input[name=password]').fill(PASSWORD)
  await Promise.all([page.waitForURL((now) => !now.pathname.startsWith('/sign-in')), form.locator('input[name=password]').press('Enter')])
}

async function answers(url) {
  return fetch(url).then((reply) => reply.ok, () => false)
}

async function freePort() {
  const server = createServer()
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address()
  await new Promise((closed) => server.close(closed))
  return port
}
