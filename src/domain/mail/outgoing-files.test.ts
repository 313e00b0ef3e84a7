import { expect, test } from 'vitest'
import { cleanName, isRunnable } from './outgoing-files.ts'

test.each([
  ['setup.exe', null, true],
  ['setup.EXE. ', null, true],
  ['photo.jpg', 'image/jpeg', false],
  ['invoice.pdf', 'application/x-msdownload', true],
  ['page.html', null, true],
  ['quote.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', false],
  ['notes', null, false],
  ['a.exe.txt', 'text/plain', false],
])('%s of %s: run by a machine is %s', (name, type, runs) => {
  expect(isRunnable(name, type)).toBe(runs)
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\Mia\\left strut.jpg', 'left strut.jpg'],
  ['inv\u202Efdp.exe', 'invfdp.exe'],
  ['a\r\nb\0.pdf', 'ab.pdf'],
  ['.htaccess', 'htaccess'],
  ['  ', 'file'],
  ['Pièce à gauche – été.png', 'Pièce à gauche – été.png'],
  [`${'x'.repeat(200)}.jpeg`, `${'x'.repeat(115)}.jpeg`],
])('%s is sent as %s', (name, clean) => {
  expect(cleanName(name)).toBe(clean)
})
