// Questions of every kind in a real browser: by hand, with script and without, kept through a reload and a lost network.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { accessibilityFaults, htmlFaults, openBrowser } from './browser.mjs'
import { signIn, startServer } from './server.mjs'

const PHONE = { viewport: { width: 360, height: 740 } }
const COURSE = 'digital-literacy'
/** Lessons whose practice has, all together, every kind of question. */
const PRACTICES = [
  'digital-literacy/lessons/06-spreadsheets', 'cyber-awareness/lessons/02-phishing-mail-and-domains',
  'cyber-awareness/lessons/07-ransomware-and-backup', 'cyber-awareness/lessons/08-incident-and-law',
  'personal-data-protection/lessons/08-breach-and-habits',
]

let server
before(async () => {
  server = await startServer()
})
after(() => server?.close())

async function as(email, options, act) {
  const { context, close } = await openBrowser({ ...PHONE, ...options })
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => assert.fail(`a script failed: ${error}`))
    await signIn(page, server.url, email)
    return await act(page, context)
  } finally {
    await close()
  }
}

async function enrols(page, course) {
  await page.goto(`${server.url}/courses/${course}`)
  const button = page.locator('button[value=enrol]:visible')
  if (await button.count()) {
    await button.first().click()
    await page.waitForLoadState()
  }
}

/** Answers a question whatever its kind: the first option, the next entry of each list, something typed. */
async function answers(question) {
  const boxes = question.locator('label.option input')
  if (await boxes.count()) await boxes.first().check()
  for (const [place, list] of (await question.locator('select').all()).entries()) {
    const entries = await list.locator('option').count()
    await list.selectOption({ index: 1 + (place % (entries - 1)) })
  }
  for (const line of await question.locator('input[type=text]').all()) {
    await line.fill((await line.getAttribute('inputmode')) === 'decimal' ? '30' : 'ข้อความ')
    await line.press('Tab')
  }
}

/** What stands in the fields of a question. */
const given = (question) => question.locator('input:not([type=hidden]), select').evaluateAll((fields) =>
  fields.map((field) => (field.matches('[type=radio], [type=checkbox]') ? field.checked : field.value)))

async function isSound(page) {
  assert.deepEqual(await accessibilityFaults(page), [])
  assert.deepEqual(await htmlFaults({ [page.url()]: await (await page.context().request.get(page.url())).text() }), [])
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'it fits the phone')
}

test('practice with every kind of question is checked, and sound before and after', { timeout: 300_000 }, async () => {
  await as('malee@onde.thaksa.example', { javaScriptEnabled: true }, async (page) => {
    for (const lesson of PRACTICES) {
      await enrols(page, lesson.split('/')[0])
      await page.goto(`${server.url}/courses/${lesson}`)
      await isSound(page)
      const questions = await page.locator('#practice fieldset.question').all()
      for (const question of questions) await answers(question)
      await page.click('button[value=practice]')
      await page.locator('#practice .notice').first().waitFor()
      assert.equal(await page.locator('#practice .notice').count(), questions.length, lesson)
      assert.deepEqual(await accessibilityFaults(page), [], lesson)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), lesson)
    }
  })
})

/** Enrols, reads every lesson and begins the test. */
async function begins(page) {
  await enrols(page, COURSE)
  for (let lessons = 0; lessons < 30; lessons++) {
    await page.goto(`${server.url}/courses/${COURSE}`)
    const next = page.locator('.step-now a.step-title:visible')
    if ((await next.getAttribute('href')).endsWith('/test')) break
    await next.click()
    await page.locator('button[value=read]:visible').click()
    await page.waitForLoadState()
  }
  await page.goto(`${server.url}/account/certificate-name`)
  await page.click('button[value=confirm]')
  await page.waitForLoadState()
  return starts(page)
}

async function starts(page) {
  await page.goto(`${server.url}/courses/${COURSE}/test`)
  await page.click('button[value=start]')
  await page.waitForURL(/\/attempts\/\d+/)
  return page.url().split('?')[0]
}

test('whatever is drawn is saved as it is given, and is there after a reload', { timeout: 300_000 }, async () => {
  await as('kiat@onde.thaksa.example', {}, async (page, context) => {
    let address = await begins(page)
    for (let attempt = 1; attempt <= 2; attempt++) {
      for (let place = 1; place <= 10; place++) {
        await page.goto(`${address}?q=${place}`)
        const question = page.locator(`section[data-q="${place}"]`)
        if (place === 2) await context.setOffline(true)
        await answers(question)
        const before = await given(question)
        if (place === 2) {
          await page.locator('#offline').waitFor()
          await context.setOffline(false)
        }
        await question.locator('.saved.is-good').filter({ hasText: /บันทึกแล้ว/ }).waitFor()
        if (place === 3) {
          await question.locator('[data-flag]').click()
          await page.locator('.q-nav .flagged[href="?q=3"]').waitFor()
        }
        await page.reload()
        assert.deepEqual(await given(page.locator(`section[data-q="${place}"]`)), before)
      }
      await page.goto(`${address}?q=review`)
      assert.ok(await page.locator('#complete').isVisible())
      assert.equal(await page.locator('#flagged li:visible').count(), 1, 'the flag is there after a reload')
      await isSound(page)
      await page.locator('button[value=submit]:visible').click()
      await page.locator('.ring').first().waitFor()
      await isSound(page)
      if (attempt === 1) address = await starts(page)
    }
  })
})
