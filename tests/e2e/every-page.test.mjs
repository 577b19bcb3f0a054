// Every page that a person can walk to: sound HTML, accessible, in Thai and English, light and dark, on a phone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { accessibilityFaults, htmlFaults, openBrowser } from './browser.mjs'
import { signIn, startServer } from './server.mjs'

const PEOPLE = [
  null, 'malee@onde.thaksa.example', 'prapha@onde.thaksa.example', 'anan@mdes.thaksa.example', 'narong@mdes.thaksa.example',
  'kanokphon@mdes.thaksa.example',
]
/** Addresses that differ in a number or a name only are one page: one of each kind is looked at. */
const kind = (path) => path.replace(/\/\d+/g, '/…').replace(/\/(v|units|lessons|courses|mail|skills|bank)\/[^/]+/g, '/$1/…').replace(/\?.*/, '')
/** So many kinds are more than anybody can reach: who meets them walks in circles. */
const MOST = 150

let server
before(async () => {
  server = await startServer()
})
after(() => server?.close())

/** The pages that are linked from page to page, one of each kind. */
async function walk(page) {
  const found = new Map([['/', '/']])
  const open = ['/']
  while (open.length && found.size < MOST) {
    await page.goto(server.url + open.shift())
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.filter((a) => !a.hasAttribute('download')).map((a) => a.getAttribute('href')))
    for (const link of links) {
      const path = link.split('#')[0]
      if (/\.(pdf|csv|zip|eml|svg|png)$|\/media\//.test(path.split('?')[0]) || found.has(kind(path))) continue
      found.set(kind(path), path)
      open.push(path)
    }
  }
  assert.ok(found.size < MOST, `the walk does not end: ${[...found.keys()].slice(-10)}`)
  return [...found.values()]
}

for (const email of PEOPLE) {
  test(`pages of ${email ?? 'a visitor'} are sound and accessible`, { timeout: 400_000 }, async () => {
    const { context, close } = await openBrowser({ viewport: { width: 360, height: 740 } })
    try {
      const page = await context.newPage()
      if (email) await signIn(page, server.url, email)
      const paths = await walk(page)
      const faults = []
      const sources = {}
      for (const [language, theme] of [['th', 'light'], ['en', 'dark']]) {
        await context.addCookies([{ name: 'prefs', value: `${language}.${theme}.normal.normal.arabic`, url: server.url }])
        for (const path of paths) {
          const reply = await page.goto(server.url + path)
          if (reply.headers()['content-type']?.startsWith('text/html') !== true) continue
          const name = `${path} (${language}, ${theme})`
          if (reply.status() !== 200) faults.push(`${name}: status ${reply.status()}`)
          sources[name] = await reply.text()
          faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`))
          const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
          if (wide) faults.push(`${name}: wider than the phone`)
          if ((await page.locator('h1').count()) !== 1) faults.push(`${name}: not one h1`)
        }
      }
      faults.push(...(await htmlFaults(sources)))
      assert.deepEqual([...new Set(faults)], [])
    } finally {
      await close()
    }
  })
}
