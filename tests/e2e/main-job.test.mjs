// The main job as its people do it: invited, learning on a phone, assessed, certified, and the agency sees it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { accessibilityFaults, htmlFaults, openBrowser } from './browser.mjs'
import { keysOf, plain } from './keys.mjs'
import { signIn, startServer } from './server.mjs'

const COURSE = 'personal-data-protection'
const PHONE = { viewport: { width: 360, height: 740 } }
const DIVISION = 'MDES-ONDE-D1'
const HER_PASSWORD = 'ร่มสีฟ้า-ตลาดน้ำ-ยามเช้า'
const right = keysOf(COURSE)

let server
before(async () => {
  server = await startServer()
})
after(() => server?.close())

/** Runs a part of a journey in a browser of its own. */
async function as(email, options, act) {
  const { context, close } = await openBrowser({ ...PHONE, ...options })
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => assert.fail(`a script failed: ${error}`))
    if (email) await signIn(page, server.url, email)
    return await act(page, context)
  } finally {
    await close()
  }
}

/** An administrator takes somebody in, who is thereby invited by mail. */
async function invites(page, email, given) {
  await page.goto(`${server.url}/people/new`)
  const fields = {
    prefix_th: 'นางสาว', given_th: given, family_th: 'เดินทางตัวอย่าง', prefix_en: 'Ms', given_en: 'Journey', family_en: 'Example',
    email, unit: DIVISION, position_th: 'นักวิชาการคอมพิวเตอร์', position_en: 'Computer Technical Officer',
  }
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value)
  await page.selectOption('[name=level]', 'K1')
  await page.selectOption('[name=employee_kind]', 'civil_servant')
  await page.click('main .button-main')
  await page.waitForURL(/\/people\/\d+/)
}

/** Opens the newest letter to an address about a subject in the demo's post box, once it is there. */
async function opensLetter(page, email, subject) {
  for (let tries = 0; tries < 120; tries++) {
    await page.goto(`${server.url}/demo/mail`)
    const row = page.locator('tbody tr').filter({ hasText: email }).filter({ hasText: subject }).first()
    if (await row.count()) return row.locator('a').click()
    await page.waitForTimeout(500)
  }
  assert.fail(`no letter for ${email} about ${subject} in a minute`)
}

/** Follows the invitation and chooses a password, which signs her in. */
async function accepts(page, email) {
  await opensLetter(page, email, 'เชิญตั้งรหัสผ่าน')
  const [link] = (await page.locator('article.card').innerText()).match(/https?:\S+\/set-password\/\S+/)
  await page.goto(server.url + new URL(link).pathname)
  await page.fill('[name=password_new]', HER_PASSWORD)
  await page.fill('[name=password_again]', HER_PASSWORD)
  await page.click('main .button-main')
  await page.waitForURL((now) => !now.pathname.startsWith('/set-password'))
}

/** Enrols and reads every lesson to its end. */
async function learns(page) {
  await page.goto(`${server.url}/courses/${COURSE}`)
  await page.locator('button[value=enrol]:visible').click()
  for (let lessons = 0; lessons < 30; lessons++) {
    await page.goto(`${server.url}/courses/${COURSE}`)
    const next = page.locator('.step-now a.step-title:visible')
    if ((await next.getAttribute('href')).endsWith('/test')) return
    await next.click()
    await page.locator('button[value=read]:visible').click()
    await page.waitForLoadState()
  }
  assert.fail('the lessons do not end')
}

async function confirmsHerName(page) {
  await page.goto(`${server.url}/account/certificate-name`)
  await page.click('button[value=confirm]')
  await page.waitForLoadState()
}

/** Begins an attempt and gives its address. */
async function begins(page) {
  await page.goto(`${server.url}/courses/${COURSE}/test`)
  await page.click('button[value=start]')
  await page.waitForURL(/\/attempts\/\d+/)
  return page.url().split('?')[0]
}

/** The question on the screen, and its options in two piles. */
async function question(page) {
  const asked = page.locator('section[data-q]:visible')
  const text = plain(await asked.locator('legend').innerText())
  const key = right.get(text)
  assert.ok(key, `the course has no question “${text}”`)
  const options = asked.locator('label.option')
  const texts = (await options.allInnerTexts()).map(plain)
  const place = texts.indexOf(key)
  assert.notEqual(place, -1, `“${key}” is not among ${texts}`)
  return { right: options.nth(place), wrong: options.nth(place === 0 ? 1 : 0), line: asked.locator('.saved') }
}

/** Answers all ten, rightly or wrongly, and submits; waits for each acknowledgement where there is a script. */
async function answers(page, address, rightly, hasScript) {
  for (let place = 1; place <= 10; place++) {
    await page.goto(`${address}?q=${place}`)
    const asked = await question(page)
    await (rightly ? asked.right : asked.wrong).locator('input').check()
    if (hasScript) await asked.line.filter({ hasText: /บันทึกแล้ว/ }).waitFor()
    else await page.locator('button[value=answer]:visible').click()
  }
  await page.goto(`${address}?q=review`)
  await page.locator('button[value=submit]:visible').click()
  await page.locator('.ring').first().waitFor()
}

/** The page on the screen has no fault that the checkers know. */
async function isSound(page) {
  assert.deepEqual(await accessibilityFaults(page), [])
  const source = await (await page.context().request.get(page.url())).text()
  assert.deepEqual(await htmlFaults({ [page.url()]: source }), [])
}

/** How many have completed the course, as the fourth figure of the division's dashboard says. */
async function completions(page) {
  await page.goto(`${server.url}/reports/units/${DIVISION}?course=${COURSE}`)
  return Number((await page.locator('.stat').nth(3).locator('dd').first().innerText()).replace(/\D/g, ''))
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without any script'
  const email = javaScriptEnabled ? 'journey1@onde.thaksa.example' : 'journey2@onde.thaksa.example'
  const given = javaScriptEnabled ? 'ปรานี' : 'ศรีสุดา'

  test(`from the invitation to the figures of the agency, ${how}`, { timeout: 300_000 }, async () => {
    const before = await as('prapha@onde.thaksa.example', {}, completions)
    await as('narong@mdes.thaksa.example', { javaScriptEnabled }, (page) => invites(page, email, given))
    const proof = await as(null, { javaScriptEnabled }, async (page, context) => {
      await accepts(page, email)
      await learns(page)
      await confirmsHerName(page)

      const first = await begins(page)
      if (javaScriptEnabled) await isSound(page)
      await answers(page, first, false, javaScriptEnabled)
      if (javaScriptEnabled) await isSound(page)
      assert.equal(await page.locator('.ring.is-good').count(), 0, 'ten wrong answers do not pass')
      assert.equal(await page.locator('ol.review > li').count(), 10, 'each is explained')

      await answers(page, await begins(page), true, javaScriptEnabled)
      assert.equal(await page.locator('.ring.is-good').count(), 1, 'ten right answers pass')

      await page.goto(`${server.url}/learning`)
      const file = await page.locator('a[href$=".pdf"]').first().getAttribute('href')
      const pdf = await context.request.get(server.url + file)
      assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')
      const proof = await page.locator('a[href^="/v/"]').first().getAttribute('href')
      await opensLetter(page, email, 'วุฒิบัตร')
      assert.ok(await page.locator('a[href*="/enclosed/"]').count(), 'the certificate is in the letter')
      return proof
    })
    await as(null, { javaScriptEnabled }, async (page) => {
      await page.goto(server.url + proof)
      assert.match(await page.locator('main').innerText(), new RegExp(given), 'anyone can verify it')
    })
    const later = await as('prapha@onde.thaksa.example', { javaScriptEnabled }, completions)
    assert.equal(later, before + 1, 'the dashboard has moved by one')
  })
}

test('answers given without a network wait on the phone and arrive when it is back', { timeout: 120_000 }, async () => {
  await as('duangphon@onde.thaksa.example', {}, async (page, context) => {
    await learns(page)
    await confirmsHerName(page)
    const address = await begins(page)
    await page.goto(`${address}?q=1`)
    const first = await question(page)
    await context.setOffline(true)
    await first.right.locator('input').check()
    await first.line.filter({ hasText: /รอส่ง/ }).waitFor()
    await page.locator('#offline').waitFor({ state: 'visible' })
    await page.locator('section[data-q="1"] button[value=answer]').click()
    const second = await question(page)
    await second.right.locator('input').check()
    await second.line.filter({ hasText: /รอส่ง/ }).waitFor()

    await context.setOffline(false)
    await second.line.filter({ hasText: /บันทึกแล้ว/ }).waitFor()
    assert.equal(await page.locator('#offline').isVisible(), false)

    // A second device takes the paper over and shows what the first has answered. The first is told when it next saves,
    // and what waits there is sent once she goes on there.
    await as('duangphon@onde.thaksa.example', {}, async (elsewhere) => {
      await elsewhere.goto(`${address}?q=2`)
      assert.ok(await (await question(elsewhere)).right.locator('input').isChecked())
      await elsewhere.getByText('ท่านกำลังทำต่อที่อุปกรณ์นี้').waitFor()
      await second.wrong.locator('input').check()
      await page.locator('#held').waitFor({ state: 'visible' })
      const sent = page.waitForResponse((answer) => answer.url().endsWith('/answers') && answer.ok())
      await page.locator('#held a').click()
      await sent
      await elsewhere.reload()
      assert.ok(await (await question(elsewhere)).wrong.locator('input').isChecked())
    })
    await page.goto(`${address}?q=1`)
    assert.ok(await (await question(page)).right.locator('input').isChecked())
  })
})

test('a whole question is answered by keyboard alone', { timeout: 120_000 }, async () => {
  await as('kiat@onde.thaksa.example', {}, async (page) => {
    await learns(page)
    await confirmsHerName(page)
    const address = await begins(page)
    await page.goto(`${address}?q=1`)
    await page.locator('section[data-q="1"] h2').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.locator('section[data-q="1"] .saved').filter({ hasText: /บันทึกแล้ว/ }).waitFor()
    for (let tabs = 0; tabs < 3 && !(await page.evaluate(() => document.activeElement?.matches('button[value=answer]'))); tabs++) {
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await page.locator('section[data-q="2"] h2').waitFor({ state: 'visible' })
    assert.ok(await page.evaluate(() => document.activeElement?.closest('section')?.dataset.q === '2'), 'the focus goes along')
  })
})
