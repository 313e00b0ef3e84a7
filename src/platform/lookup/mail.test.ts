import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { mailDomains } from './list-sources.ts'
import { largeProviders, shortNames } from './mail-lists.ts'
import { mailReader } from './mail.ts'
import type { MailDomainFacts } from './mail.ts'

const ofMailDomain = mailReader(tables())

test.each<[string, Partial<MailDomainFacts>]>([
  ['gmail.com', { free: true }],
  ['GMAIL.com.', { free: true }],
  [' ｇmail.com ', { free: true }],
  ['comcast.net', { free: true }],
  ['rogers.com', { free: true }],
  ['proton.me', { free: true }],
  ['mail.com', { free: true }],
  ['ymail.com', { free: true }],
  ['sify.com', { free: true }],
  ['mailinator.com', { disposable: true }],
  ['any.thing.mailinator.com', { disposable: true }],
  ['duck.com', { relay: true }],
  ['privaterelay.appleid.com', { relay: true }],
  ['jane.anonaddy.com', { relay: true }],
  ['33mail.com', { relay: true }],
  ['gmail.con', { typoOf: 'gmail.com' }],
  ['gmail.co', { typoOf: 'gmail.com' }],
  ['gnail.com', { typoOf: 'gmail.com' }],
  ['gmai.com', { typoOf: 'gmail.com' }],
  ['gmial.com', { typoOf: 'gmail.com', disposable: true }],
  ['yaho.com', { typoOf: 'yahoo.com', free: true }],
  ['hotmial.ca', { typoOf: 'hotmail.ca' }],
  ['outlok.com', { typoOf: 'outlook.com' }],
  ['iclould.com', { typoOf: 'icloud.com' }],
  ['comcast.ent', { typoOf: 'comcast.net' }],
  ['aol.con', { typoOf: 'aol.com' }],
  ['aon.com', {}],
  ['cloud.com', {}],
  ['me.co', {}],
  ['gmail.com.mx', {}],
  ['marketplace.amazon.com', {}],
  ['members.ebay.com', {}],
  ['harbortoyota.com', {}],
  ['xn--mnchen-3ya.de', {}],
  ['münchen.de', {}],
  ['com', {}],
  ['constructor', {}],
  ['__proto__', {}],
  ['', {}],
  ['@', {}],
  ['two words', {}],
])('%s', (domain, facts) => {
  expect(ofMailDomain(domain)).toEqual({ disposable: false, relay: false, free: false, typoOf: null, ...facts })
})

test.each([...largeProviders, ...shortNames])('%s is no slip and no throw-away', (provider) => {
  expect(ofMailDomain(provider)).toEqual({ disposable: false, relay: false, free: true, typoOf: null })
})

function tables(): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  db.exec('CREATE TABLE mail_domains (name TEXT PRIMARY KEY, kind TEXT NOT NULL) WITHOUT ROWID')
  const insert = db.prepare('INSERT INTO mail_domains VALUES (?, ?)')
  for (const { name, kind } of mailDomains()) insert.run(name, kind)
  return db
}
