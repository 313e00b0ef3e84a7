import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import { sendLetter } from '../send-letter.ts'

let desk: TestDesk
let mailbox: Mailbox
let staff: Caller
beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  staff = await desk.as('staff')
})
afterAll(async () => {
  await desk.close()
  await mailbox.close()
})

const keep = (en: string, fr: string, by = staff) => by.post('/desk/signature', { en, fr }, { method: 'PUT' })

test('a signature stands beneath its person’s mails in the mail’s language, above the store, and beneath nobody else’s', async () => {
  expect((await staff.get('/desk/signature')).body).toEqual({ en: '', fr: '' })
  expect((await keep('Mia <b>Chen</b>\nParts advisor', 'Mia Chen\nConseillère aux pièces')).status).toBe(200)
  const { number } = await desk.place({ buyer: { email: 'signed@example.com' } })
  const at = `/desk/stores/harbor/orders/${number}/messages`
  const send = async (by: Caller, language: string) => {
    const { letter } = (await by.post(at, { subject: 'Hi', body: 'Which side?', language })).body
    await sendLetter(desk.app, { store: desk.store.id, id: letter })
  }
  await send(staff, 'fr')
  const french = await mailbox.next('signed@example.com')
  expect(french.text).toContain('Which side?\n\nMia Chen\nConseillère aux pièces\n\n-- \nHarbor Toyota Parts')
  await send(staff, 'en')
  const english = await mailbox.next('signed@example.com', 2)
  expect(english.html).toContain('Mia &lt;b&gt;Chen&lt;/b&gt;<br>Parts advisor')
  await send(await desk.as('supervisor'), 'en')
  expect((await mailbox.next('signed@example.com', 3)).text).not.toContain('Mia')
})

test('a card number is no signature, nor is anything for who is not signed in', async () => {
  expect((await keep('4242 4242 4242 4242', '')).body.code).toBe('card_number')
  expect((await keep('x'.repeat(601), '')).body.issues).toMatchObject([{ path: 'en' }])
  expect((await desk.raw('/desk/signature')).status).toBe(401)
})
