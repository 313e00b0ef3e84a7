import { expect, test } from 'vitest'
import { isGuessable } from './guessable.ts'

const about = ['Nora Quill', 'nora@harbor.example', 'Harbor Toyota Parts']

test.each([
  ['in the list', '1234567890'],
  ['in the list, in capitals', 'QWERTYUIOP'],
  ['a listed word with a year', 'sunshine2024!'],
  ['one character over and over', 'aaaaaaaaaaaaaaaa'],
  ['the person’s own name', 'nora.quill.1'],
  ['the store’s own name', 'HarborToyota26'],
  ['the product’s name', 'partsdesk1234'],
])('guessable: %s', async (_why, password) => {
  expect(await isGuessable(password, about)).toBe(true)
})

test.each(['four unrelated words', 'correct horse battery staple', 'xk4-Vw9!pq2L', 'a-desk-to-kill', 'ünïcode-lantern-87'])(
  'not guessable: %s',
  async (password) => {
    expect(await isGuessable(password, about)).toBe(false)
  },
)
