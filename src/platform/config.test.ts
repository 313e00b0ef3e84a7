import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { printersOf, readConfig } from './config.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const production = {
  DATABASE_URL: 'postgres://desk:hush@db.example/desk',
  DATABASE_OWNER_URL: 'postgres://owner:hush@db.example/desk',
  SMTP_URL: 'smtps://u:hush@mail.example',
  MAIL_FROM: 'Parts desk <parts@dealer.example>',
}

test('the demo needs no variable at all', () => {
  expect(readConfig({}, { demo: true })).toEqual({
    dataFolder: resolve('.data'),
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    database: { kind: 'embedded' },
    masterKeys: undefined,
    mail: {
      smtpUrl: 'smtp://127.0.0.1:3104',
      from: 'Partsdesk <desk@partsdesk.example>',
      incoming: { host: '127.0.0.1', port: 3109, domain: 'mail.partsdesk.example' },
      checkSenders: false,
      inside: ['127.0.0.1:3104'],
    },
    trustedProxies: [],
    printers: [],
    sandbox: {
      gateway: 3100,
      cardField: 3101,
      shop: 3102,
      mailbox: 3103,
      smtp: 3104,
      control: 3105,
      paypal: 3106,
      carrier: 3107,
      printer: 3108,
    },
    logLevel: 'info',
    supportContact: undefined,
  })
})

test('production: everything as it was set, the sandbox off', () => {
  const config = readConfig({
    ...production,
    PARTSDESK_DATA: '/srv/desk',
    PARTSDESK_MASTER_KEY: `${key}, ${key}`,
    PORT: '8080',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://desk.example.com/',
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    PRINTERS: '192.168.1.50, Zebra.lan:9101',
    LOG_LEVEL: 'warn',
    SUPPORT_CONTACT: 'it@dealer.example, ext. 12',
  })

  expect(config).toEqual({
    dataFolder: '/srv/desk',
    host: '0.0.0.0',
    port: 8080,
    publicUrl: 'https://desk.example.com',
    database: { kind: 'external', url: production.DATABASE_URL, ownerUrl: production.DATABASE_OWNER_URL },
    masterKeys: [key, key],
    mail: { smtpUrl: production.SMTP_URL, from: production.MAIL_FROM, checkSenders: true, inside: [] },
    trustedProxies: ['10.0.0.0/8', '::1'],
    printers: [
      { host: '192.168.1.50', port: 9100 },
      { host: 'zebra.lan', port: 9101 },
    ],
    sandbox: undefined,
    logLevel: 'warn',
    supportContact: 'it@dealer.example, ext. 12',
  })
})

test('SANDBOX decides against the demo’s default, and its ports move together', () => {
  expect(readConfig({ ...production, SANDBOX: 'off' }, { demo: true }).sandbox).toBeUndefined()
  expect(readConfig({ SANDBOX: 'on', SANDBOX_PORT: '4100' }).sandbox).toMatchObject({
    gateway: 4100,
    smtp: 4104,
    control: 4105,
    paypal: 4106,
  })
})

test('the sandbox’s printer may be used beside those that are listed, and only while it is on', () => {
  const listed = { host: 'zebra.lan', port: 9100 }
  expect(printersOf(readConfig({ PRINTERS: 'zebra.lan', SANDBOX_PORT: '4100' }, { demo: true }))).toEqual([
    listed,
    { host: '127.0.0.1', port: 4108 },
  ])
  expect(printersOf(readConfig({ ...production, PRINTERS: 'zebra.lan' }))).toEqual([listed])
})

test('an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', PUBLIC_URL: '' }, { demo: true })).toEqual(readConfig({}, { demo: true }))
})

test('all problems are named at once, each by its variable, and none repeats a secret', () => {
  const message = messageOf({
    PORT: '70000',
    PUBLIC_URL: 'https://desk.example.com/panel',
    DATABASE_URL: 'mysql://desk:hush@db',
    PARTSDESK_MASTER_KEY: 'hush',
    SMTP_URL: 'hush',
    MAIL_FROM: 'nobody',
    PRINTERS: 'zebra.lan,http://hush',
    SANDBOX: 'maybe',
    LOG_LEVEL: 'loud',
  })
  const named = message
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(' ')[0] ?? '')

  expect(new Set(named)).toEqual(
    new Set(['DATABASE_URL', 'LOG_LEVEL', 'MAIL_FROM', 'PARTSDESK_MASTER_KEY', 'PORT', 'PRINTERS', 'PUBLIC_URL', 'SANDBOX', 'SMTP_URL']),
  )
  expect(named).toHaveLength(9)
  expect(message).not.toContain('hush')
})

test.each([
  [
    'an owner without the application’s role',
    { DATABASE_OWNER_URL: production.DATABASE_OWNER_URL, SANDBOX: 'on' },
    'DATABASE_OWNER_URL is set without DATABASE_URL',
  ],
  ['one role for both', { ...production, DATABASE_URL: production.DATABASE_OWNER_URL }, 'a role that owns nothing'],
  ['no way for mail', { ...production, SMTP_URL: undefined }, 'SMTP_URL is missing'],
  ['no sender', { ...production, MAIL_FROM: undefined }, 'MAIL_FROM is missing'],
  ['a port at the end of the sandbox’s', { SANDBOX: 'on', PORT: '3108' }, "PORT 3108 is one of the sandbox's ports 3100 to 3109"],
  ['a port inside the sandbox’s', { SANDBOX: 'on', PORT: '3102' }, 'PORT 3102 is one of the sandbox’s'.replace('’', "'")],
  ['a sandbox beyond the last port', { SANDBOX: 'on', SANDBOX_PORT: '65530' }, 'SANDBOX_PORT must leave room'],
  ['a port with letters', { SANDBOX: 'on', PORT: '30a' }, 'PORT must be a port number'],
])('%s is refused in one line', (_case, env, sentence) => {
  const message = messageOf(env)
  expect(message).toContain(sentence)
  expect(message.split('\n')).toHaveLength(1)
})

function messageOf(env: Readonly<Record<string, string | undefined>>): string {
  try {
    readConfig(env)
  } catch (error) {
    return error instanceof Error && error.name === 'StartRefusal' ? error.message : `not a refusal: ${String(error)}`
  }
  return 'it was accepted'
}

test.each([
  ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ['[::1]:3310', { host: '::1', port: 3310 }],
  ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
])('a virus scanner at %s', (CLAMD, scanner) => {
  expect(readConfig({ CLAMD }, { demo: true }).scanner).toEqual(scanner)
})

test.each(['scanner.lan', 'scanner.lan:0', 'scanner.lan:70000', 'unix:clamd.ctl', 'http://scanner.lan:3310'])(
  'no virus scanner at %s',
  (CLAMD) => {
    expect(() => readConfig({ CLAMD }, { demo: true })).toThrow('CLAMD must be where a ClamAV daemon answers')
  },
)
