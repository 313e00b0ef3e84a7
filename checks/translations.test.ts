import { expect, test } from 'vitest'
import { messageIds } from './translations.ts'

test('ids are read whole, over lines and quotes; the header and the translations are none', () => {
  const po = [
    'msgid ""',
    'msgstr ""',
    '"Language: fr\\n"',
    '',
    '#: src/ui/A.tsx',
    'msgid "Collect Money"',
    'msgstr "Encaisser de l’argent"',
    '',
    'msgid ""',
    '"It says \\"paid\\" "',
    '"and is long"',
    'msgstr ""',
    '',
  ].join('\n')
  expect(messageIds(po)).toEqual(['Collect Money', 'It says \\"paid\\" and is long'])
})
