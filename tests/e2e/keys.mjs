// What an author knows and a learner must find out: the right option of every question of a starter course.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { root } from './server.mjs'

/** Plain text as the page shows it: no emphasis, single spaces. */
export const plain = (text) => text.replace(/[*`]/g, '').replace(/\\n/g, ' ').replace(/\s+/g, ' ').trim()

/** The final test of a starter course: from the text of a question to the text of its right option. */
export function keysOf(course) {
  const file = readFileSync(join(root, 'courses/catalog', course, 'questions/final.toml'), 'utf8')
  const texts = (part) => [...part.matchAll(/^text = (?:"""([^]*?)"""|"((?:[^"\\]|\\.)*)")/gm)].map(([, long, short]) => plain(long ?? short.replace(/\\(.)/g, '$1')))
  const questions = file.split(/^\[\[question\]\]$/m).slice(1)
  return new Map(questions.map((question) => {
    const [head, ...options] = question.split(/^\[\[question\.option\]\]$/m)
    const right = options.find((option) => /^correct = true$/m.test(option))
    return [texts(head)[0], texts(right)[0]]
  }))
}
