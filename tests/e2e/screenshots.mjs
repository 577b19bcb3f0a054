// Pictures of the main screens for the README: `make screenshots`.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { openBrowser } from './browser.mjs'
import { root, signIn, startServer } from './server.mjs'

const pictures = join(root, 'docs/pictures')
const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } }
const server = await startServer()
await mkdir(pictures, { recursive: true })
try {
  for (const [size, viewport] of Object.entries(sizes)) {
    const { context, close } = await openBrowser({ viewport })
    const page = await context.newPage()
    const shoot = async (name, path) => {
      if (path) await page.goto(server.url + path)
      await page.screenshot({ path: join(pictures, `${name}-${size}.png`) })
    }
    await shoot('home', '/')
    await shoot('catalogue', '/courses')
    await signIn(page, server.url, 'malee@onde.thaksa.example')
    await shoot('course', '/courses/digital-literacy')
    await page.locator('.steps a').nth(1).click()
    await shoot('lesson')
    await shoot('learning', '/learning')
    await page.goto(`${server.url}/account/certificate-name`)
    const confirm = page.locator('button[value=confirm]')
    if (await confirm.count()) await confirm.click()
    await test(page, server.url)
    await shoot('test')
    await context.clearCookies()
    await signIn(page, server.url, 'prapha@onde.thaksa.example')
    await shoot('dashboard', '/reports')
    await context.clearCookies()
    await shoot('verify', '/verify')
    await close()
  }
} finally {
  await server.close()
}

/** Opens a question of a final test: the first course whose lessons are all read, else one that is read now. */
async function test(page, url) {
  const course = 'personal-data-protection'
  await page.goto(`${url}/courses/${course}`)
  const enrol = page.locator('button[value=enrol]:visible')
  if (await enrol.count()) await enrol.first().click()
  for (let lessons = 0; lessons < 20; lessons++) {
    await page.goto(`${url}/courses/${course}`)
    const next = page.locator('.step-now a.step-title:visible')
    if (!(await next.count()) || (await next.getAttribute('href')).endsWith('/test')) break
    await next.click()
    await page.locator('button[value=read]:visible').click()
  }
  await page.goto(`${url}/courses/${course}/test`)
  const start = page.locator('button[value=start]')
  if (await start.count()) await start.click()
  else await page.locator('a[href^="/attempts/"]').first().click()
  await page.waitForURL(/\/attempts\/\d+/)
}
