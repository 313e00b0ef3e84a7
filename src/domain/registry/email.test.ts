import { expect, test } from 'vitest'
import { emailIdentifiers } from './email.ts'

const anyDomain = () => false
const mailboxOf = (typed: string) => emailIdentifiers(typed, anyDomain).find(({ kind }) => kind === 'email')?.value
const similarTo = (typed: string) =>
  emailIdentifiers(typed, anyDomain).flatMap(({ kind, value }) => (kind === 'email_fuzzy' ? [value] : []))

test.each([
  ['spaces around it', '  ava@example.com ', 'ava@example.com'],
  ['spaces and invisible signs inside', 'a\u200bva @ example.com', 'ava@example.com'],
  ['capitals', 'Ava.Martin@Example.COM', 'ava.martin@example.com'],
  ['full-width letters (NFKC)', 'ａva@ｅxample.com', 'ava@example.com'],
  ['an accent as one sign or two', 'jo\u0065\u0301@example.com', 'joé@example.com'],
  ['a tag', 'ava+parts+2@example.com', 'ava@example.com'],
  ['a local part that is all tag', '+ava@example.com', '+ava@example.com'],
  ['dots at Gmail', 'a.v.a@gmail.com', 'ava@gmail.com'],
  ['dots at Googlemail', 'a.va@googlemail.com', 'ava@gmail.com'],
  ['dots elsewhere', 'a.va@example.com', 'a.va@example.com'],
  ['a tag at Yahoo', 'ava-shop@yahoo.com', 'ava@yahoo.com'],
  ['a tag at Yahoo in Britain', 'ava-shop@yahoo.co.uk', 'ava@yahoo.co.uk'],
  ['a tag at Ymail', 'ava-shop@ymail.com', 'ava@ymail.com'],
  ['a hyphen elsewhere', 'ava-marie@example.com', 'ava-marie@example.com'],
  ['a misspelt Gmail', 'ava@gmali.com', 'ava@gmail.com'],
  ['a misspelt Gmail, with its dots', 'a.va@gmial.com', 'ava@gmail.com'],
  ['a misspelt Hotmail', 'ava@hotmial.com', 'ava@hotmail.com'],
  ['digits that fell behind the @', 'ava@100gmail.com', 'ava@gmail.com'],
  ['a misspelt ending', 'ava@example.con', 'ava@example.com'],
  ['a misspelt ending behind a misspelt provider', 'ava@gmial.con', 'ava@gmail.com'],
  ['.com twice', 'ava@example.com.com', 'ava@example.com'],
  ['dots at the end', 'ava@example.com..', 'ava@example.com'],
  ['Colombia, which exists', 'ava@example.co', 'ava@example.co'],
  ['mail.com, which is a provider', 'ava@mail.com', 'ava@mail.com'],
  ['a host of one user at Fastmail', 'anything@ava.fastmail.com', 'ava@fastmail.com'],
  ['two names of one provider', 'ava@pm.me', 'ava@protonmail.com'],
  ['a domain in another script', 'ava@bücher.example', 'ava@xn--bcher-kva.example'],
  ['a domain in Japanese', 'ava@例え.jp', 'ava@xn--r8jz45g.jp'],
])('%s: %s is the mailbox %s', (_case, typed, mailbox) => {
  expect(mailboxOf(typed)).toBe(mailbox)
})

test.each([
  '',
  '@',
  'ava',
  'ava@',
  '@example.com',
  'a@b@example.com',
  'ava@localhost',
  'ava@-.com',
  'ava@exa mple..com',
  '\ud800@\udfff',
  'ava@1.2.3.4',
])('what is no address makes nothing: %j', (typed) => {
  expect(emailIdentifiers(typed, anyDomain)).toEqual([])
})

test('a throwaway domain makes nothing, however it is written', () => {
  const isThrowaway = (domain: string) => domain === 'mailinator.com'
  expect(emailIdentifiers('Somebody@Mailinator.COM', isThrowaway)).toEqual([])
  expect(emailIdentifiers('somebody@mailinator.con', isThrowaway)).toEqual([])
  expect(emailIdentifiers('somebody@example.com', isThrowaway)).not.toEqual([])
})

test.each([
  ['a letter left out', 'avamartin@example.com', 'avamrtin@example.com'],
  ['a letter too many', 'avamartin@example.com', 'avamarttin@example.com'],
  ['a wrong letter', 'avamartin@example.com', 'avamertin@example.com'],
  ['two letters swapped', 'avamartin@example.com', 'avamratin@example.com'],
])('%s: %s and %s share something similar', (_case, one, other) => {
  expect(similarTo(one).some((value) => similarTo(other).includes(value))).toBe(true)
})

test.each([
  ['two edits', 'avamartin@example.com', 'avamertim@example.com'],
  ['another initial', 'amartinez@example.com', 'bmartinez@example.com'],
  ['another number behind the name', 'avamartin71@example.com', 'avamartin72@example.com'],
  ['a number behind the name', 'avamartin@example.com', 'avamartin7@example.com'],
  ['a dot between the names', 'ava.martin@example.com', 'avamartin@example.com'],
  ['another provider', 'avamartin@example.com', 'avamartin@example.net'],
  ['six letters, where too many are alike', 'amarti@example.com', 'amarta@example.com'],
])('%s: %s and %s share nothing', (_case, one, other) => {
  expect(similarTo(one).some((value) => similarTo(other).includes(value))).toBe(false)
})
