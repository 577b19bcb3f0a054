// The main job as its people do it: learn, be assessed, hold the certificate, and the agency sees it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { openBrowser } from './browser.mjs'
import { signIn, startServer } from './server.mjs'

const COURSE = 'personal-data-protection'
const PHONE = { viewport: { width: 360, height: 740 } }

let server
before(async () => {
  server = await startServer()
})
after(() => server?.close())

/** Reads every lesson of the course to its end. */
async function learns(page) {
  await page.goto(`${server.url}/courses/${COURSE}`)
  const enrol = page.locator('button[value=enrol]:visible')
  if (await enrol.count()) await enrol.first().click()
  for (let lessons = 0; lessons < 30; lessons++) {
    await page.goto(`${server.url}/courses/${COURSE}`)
    const next = page.locator('.step-now a.step-title:visible')
    if (!(await next.count()) || (await next.getAttribute('href')).endsWith('/test')) return
    await next.click()
    await page.locator('button[value=read]:visible').click()
  }
  assert.fail('the lessons do not end')
}

/** Confirms the name that will be printed, if it was not confirmed before. */
async function confirmsHerName(page) {
  await page.goto(`${server.url}/account/certificate-name`)
  const confirm = page.locator('button[value=confirm]')
  if (await confirm.count()) await confirm.click()
}

/** Takes the test until it is passed; what was wrong is learnt from the review. Gives how often it took. */
async function passes(page) {
  const known = new Map()
  for (let attempt = 1; attempt <= 3; attempt++) {
    await page.goto(`${server.url}/courses/${COURSE}/test`)
    await page.locator('button[value=start]').click()
    await page.waitForURL(/\/attempts\/\d+/)
    const address = page.url().split('?')[0]
    for (let place = 1; place <= 10; place++) {
      await page.goto(`${address}?q=${place}`)
      const question = (await page.locator('fieldset.question legend').innerText()).replace(/^.*?\d+\s*/, '')
      const right = known.get(question)
      const options = page.locator('label.option')
      const chosen = right ? options.filter({ hasText: right }).first() : options.first()
      await chosen.locator('input').check()
      await page.locator('button[value=answer]').click()
      await page.waitForLoadState()
    }
    await page.goto(`${address}?q=review`)
    await page.locator('button[value=submit]').click()
    await page.waitForLoadState()
    if (await page.locator('.ring.is-good').count()) return attempt
    for (const review of await page.locator('ol.review > li').all()) {
      const question = (await review.locator('legend').innerText()).replace(/^.*?\d+\s*/, '')
      const right = review.locator('label.option.is-good').first()
      if (await right.count()) known.set(question, (await right.innerText()).split('\n')[0])
    }
  }
  return 0
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without any script'
  // Each journey takes a person who has not begun the course.
  const email = javaScriptEnabled ? 'malee@onde.thaksa.example' : 'duangphon@onde.thaksa.example'

  test(`a learner reads, is assessed and keeps what she answered, ${how}`, { timeout: 240_000 }, async () => {
    const { context, close } = await openBrowser({ ...PHONE, javaScriptEnabled })
    try {
      const page = await context.newPage()
      await signIn(page, server.url, email)
      await learns(page)
      await confirmsHerName(page)
      await page.goto(`${server.url}/courses/${COURSE}/test`)
      const start = page.locator('button[value=start]')
      if (!(await start.count())) return // the demo's history has her completed
      const took = await passes(page)
      await page.goto(`${server.url}/learning`)
      const shown = await page.locator('main').innerText()
      if (took) assert.match(shown, /MDES-ONDE-25\d\d-\d{6}-\d/, 'she holds a certificate')
    } finally {
      await close()
    }
  })
}

test('anyone verifies a certificate by its code, and HR sees the figures of her unit', { timeout: 120_000 }, async () => {
  const { context, close } = await openBrowser(PHONE)
  try {
    const page = await context.newPage()
    await signIn(page, server.url, 'malee@onde.thaksa.example')
    await page.goto(`${server.url}/learning`)
    const proof = page.locator('a[href^="/v/"]').first()
    if (await proof.count()) {
      await page.goto(server.url + (await proof.getAttribute('href')))
      assert.equal(await page.locator('.verdict').count(), 1)
    }
    await context.clearCookies()
    await signIn(page, server.url, 'prapha@onde.thaksa.example')
    await page.goto(`${server.url}/reports`)
    assert.match(await page.locator('main').innerText(), /ข้อมูล ณ/)
  } finally {
    await close()
  }
})
