import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog({ level: 'trace', destination: { write: (line) => lines.push(line) } }))
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ pid: process.pid })
  return lines.join('')
}

test.each([
  'authorization',
  'Authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'password',
  'newPassword',
  'SMTP_PASSWORD',
  'token',
  'refresh_token',
  'tokens',
  'secret',
  'client_secret',
  'clientSecret',
  'apiKey',
  'api_key',
  'x-api-key',
  'cvc',
])('the value of %s never reaches the log, however deep it lies', (name) => {
  const line = logged((log) => {
    log.info({ [name]: 'hush' })
    log.info({ request: { headers: [{ [name]: ['hush', 'hush'] }] } }, 'call')
    log.info({ [name]: { part: 'hush' }, other: 1 })
    log.child({ [name]: 'hush' }).info('from a child')
    log.error(Object.assign(new Error('failed'), { config: { [name]: 'hush' } }))
  })
  expect(line).not.toContain('hush')
  expect(line).toContain('[redacted]')
})

test('what only sounds like a secret stays', () => {
  expect(logged((log) => log.info({ tokenCount: 3, hasPassword: true, cookies: undefined, keyboard: 'qwerty' }))).toContain(
    '"tokenCount":3,"hasPassword":true,"keyboard":"qwerty"',
  )
})

test('a card number is starred in messages, fields, errors, numbers and children', () => {
  const text = logged((log) => {
    log.info('charge 4242 4242 4242 4242 now')
    log.info('buyer wrote %s', '4242-4242-4242-4242')
    log.info({ comment: { body: 'my card: 4242424242424242' } })
    log.info({ amount: 4242424242424242 })
    log.error(new Error('no such card 4242424242424242'))
    log.error({ err: new Error('outer', { cause: new Error('4242424242424242') }) })
    log.child({ note: '4242424242424242' }).warn('child')
  })
  expect(text.match(/\*{4}/g)?.length).toBeGreaterThanOrEqual(7)
  expect(text.replaceAll(/[ -]/g, '')).not.toContain('42424242')
})

test('a password inside a connection address, a bearer token and a token in a link are cut out', () => {
  const text = logged((log) => {
    log.info('connect postgres://desk:hush@db.example:5432/desk')
    log.info({ sent: 'Authorization: Bearer hushhushhush', url: '/pay?reset_token=hush&page=2' })
  })
  expect(text).not.toContain('hush')
  expect(text).toContain('postgres://desk:[redacted]@db.example:5432/desk')
  expect(text).toContain('page=2')
})

test('the level is kept', () => {
  const lines: string[] = []
  const log = createLog({ level: 'warn', destination: { write: (line) => lines.push(line) } })
  log.info('quiet')
  log.warn('loud')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, msg: 'loud', time: expect.stringMatching(/^\d{4}-.*Z$/) })
})
