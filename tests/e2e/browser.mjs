// A browser for journeys, and the two checks that every page passes.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import vnu from 'vnu-jar'

/** The browser of the system: Playwright's own is a download that npm does not hold. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Chromium runs as root only without its sandbox; the rest keeps it from calling home. */
export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

/** Opens a browser with a fresh profile; `options` are Playwright's, such as `javaScriptEnabled`. */
export async function openBrowser(options = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'thaksa-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM, headless: true, args: FLAGS, locale: 'th-TH', ...options,
  })
  return {
    context,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** What axe finds against WCAG 2.2 A and AA, a line a fault; empty when all is well. */
export async function accessibilityFaults(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target})`))
}

/**
 * What the Nu HTML checker says of pages as the server sent them; empty when all is well.
 * Java takes two seconds to start, so give it many pages at once: `{ name: html, … }`.
 */
export async function htmlFaults(pages) {
  const folder = await mkdtemp(join(tmpdir(), 'thaksa-html-'))
  try {
    const names = Object.keys(pages)
    const files = names.map((_, at) => join(folder, `${at}.html`))
    await Promise.all(files.map((file, at) => writeFile(file, pages[names[at]])))
    // The stack: with less than this the checker ends with a StackOverflowError on Java 17.
    const args = ['-Xss8m', '-jar', String(vnu), '--format', 'json', '--stdout', '--exit-zero-always', ...files]
    const java = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 64 << 20 })
    if (java.error) throw new Error('the HTML checker needs java; run tests/install.sh', { cause: java.error })
    if (java.status !== 0) throw new Error(`the HTML checker failed: ${java.stderr}`)
    return JSON.parse(java.stdout).messages
      .filter(({ type, subType }) => type === 'error' || type === 'non-document-error' || subType === 'warning')
      .map(({ url, lastLine, message, extract }) => `${names[parseInt(basename(url))]} line ${lastLine}: ${message} (${extract})`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
