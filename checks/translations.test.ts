import { expect, test } from 'vitest'
import { parseText } from './parse.ts'
import { breakableFrench, breakableSigns, messageIds } from './translations.ts'

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

test('French keeps its signs with their words: a plain space before them is named, a no-break space and other languages’ signs are not', () => {
  const po = (french: string) => `msgid "Where?"\nmsgstr "${french}"\n`
  expect(['Où ?', '« Où', 'Où »'].map((french) => breakableSigns(po(french)))).toEqual([['Où ?'], ['« Où'], ['Où »']])
  expect(breakableSigns(`${po('Où\u00A0?')}msgid "At : 9:14"\nmsgstr "À 9:14, «\u00A0là\u00A0»"\n`)).toEqual([])
})

test('French in a source is read the same way: texts and what stands around what is put in, no code and no other language', () => {
  const source = parseText(
    'words.ts',
    [
      "const a = 'Une question ? Répondez.'",
      'const b = `Le webhook « ${name ? a : b} » est en pause`',
      "const c = 'Une question\u00A0? Répondez.'",
      "const d = open ? 'Où' : 'Là'",
      "const f = 'A question ? Answer : this'",
      '// Où ?',
    ].join('\n'),
  )
  expect(breakableFrench(source).map(({ line }) => line)).toEqual([1, 2])
})
