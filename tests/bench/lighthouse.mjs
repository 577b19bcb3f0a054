// Lighthouse on a simulated slow phone, over the release binary with a scratch demo: course and lesson page.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createRequire } from 'node:module'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
// The packages lie with the journeys, which use the same browser.
const load = createRequire(join(root, 'tests/e2e/package.json'))
const { default: lighthouse } = await import(load.resolve('lighthouse'))
const { launch } = await import(load.resolve('chrome-launcher'))
const { FLAGS, CHROMIUM } = await import('../e2e/browser.mjs')

const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target')
const address = '127.0.0.1:3999'
const pages = { course: '/courses/cyber-awareness', lesson: null }
const marks = { performance: 0.97, accessibility: 1 }

const data = await mkdtemp(join(tmpdir(), 'thaksa-lighthouse-'))
const server = spawn(join(target, 'release/thaksa'), ['serve'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, THAKSA_ADDR: address, THAKSA_DATA_DIR: data, THAKSA_SITE_DIR: join(target, 'site'), RUST_LOG: 'error' },
})
const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: ['--headless=new', ...FLAGS] })
try {
  await answers(`http://${address}/ready`)
  const course = await (await fetch(`http://${address}${pages.course}`)).text()
  pages.lesson = course.match(/\/courses\/cyber-awareness\/lessons\/[^"#?]+/)[0]
  for (const [name, path] of Object.entries(pages)) {
    const { lhr } = await lighthouse(`http://${address}${path}`, { port: chrome.port, onlyCategories: Object.keys(marks), logLevel: 'error' })
    for (const [category, mark] of Object.entries(marks)) {
      const { score } = lhr.categories[category]
      console.log(`${score >= mark ? 'ok  ' : 'MISS'}  Lighthouse ${category}, ${name} page: ${score.toFixed(2)} (≥ ${mark.toFixed(2)})`)
      for (const { id } of lhr.categories[category].auditRefs) {
        const audit = lhr.audits[id]
        if (score < mark && audit.score !== null && audit.score < 1) console.log(`      ${id}: ${audit.displayValue ?? audit.title}`)
      }
    }
  }
} finally {
  chrome.kill()
  server.kill()
  await rm(data, { recursive: true, force: true })
}

/** Waits until the server answers, two minutes at most: the demo is loaded first. */
async function answers(url) {
  for (let tries = 0; tries < 600; tries++) {
    if (await fetch(url).then((reply) => reply.ok, () => false)) return
    await new Promise((later) => setTimeout(later, 200))
  }
  throw new Error(`${url} does not answer`)
}
