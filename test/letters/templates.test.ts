import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateKinds, type LetterTexts } from '#domain/mail/templates.ts'
import { writeArrivalLetters } from '#order/flows/arrive.ts'
import { sendLetter } from '#order/messages/send-letter.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import sharp from 'sharp'
import { sendTest } from '#settings/templates/send-test.ts'

let desk: TestDesk
let mailbox: Mailbox
let boss: Caller
let order: { readonly id: string; readonly number: number }
beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  boss = await desk.as('supervisor')
  order = await desk.place({ buyer: { name: 'Ava <b>Stone</b>' } })
})
afterAll(async () => {
  await desk.close()
  await mailbox.close()
})

const settings = '/desk/stores/harbor/settings'
const at = `${settings}/templates`
const own: LetterTexts = {
  en: {
    subject: 'Order {{order.number}} of {{customer.firstName}}',
    before: 'Dear {{customer.name}},\n\nour own words.',
    after: 'Yours, {{store.name}}',
  },
  fr: { subject: 'Commande {{order.number}}', before: 'Cher {{customer.name}},\n\nnos propres mots.', after: 'Vos {{store.name}}' },
}
const put = (kind: string, texts: unknown, seen = 0) => boss.post(`${at}/${kind}`, { texts }, { method: 'PUT', seen })
const words = (text: unknown) => Buffer.from(JSON.stringify(text)).toString('base64url')
const preview = async (kind: string, language: 'en' | 'fr', text: unknown, rest = '') =>
  (await boss.get(`${at}/${kind}/preview${rest}?language=${language}&order=${order.number}&text=${words(text)}`)).body

/** Lets an order arrive, with its letters sent; answers the newest one to its buyer. */
async function received(email: string, language: 'en' | 'fr' = 'en') {
  const { id } = await desk.place({ buyer: { email, language, name: 'Ava Stone' } })
  await writeArrivalLetters(desk.app, { store: desk.store.id, id })
  for (const letter of await desk.look<{ id: string }>(`select id from letters where order_id = $1`, [id]))
    await sendLetter(desk.app, { store: desk.store.id, id: letter.id })
  return { id, mail: mailbox.to(email).at(-1) }
}

test.each(templateKinds)('“%s” is rendered with the store’s words in both languages, the desk’s facts between them', async (kind) => {
  const view = (await boss.get(`${at}/${kind}`)).body
  for (const language of ['en', 'fr'] as const) {
    const original = await preview(kind, language, view.original[language])
    expect(original.text).not.toMatch(/\{\{|\}\}|undefined|null/)
    expect(original.text).toContain(language === 'en' ? 'Hello Ava <b>Stone</b>,' : 'Bonjour Ava <b>Stone</b>,')
    const ours = await preview(kind, language, own[language])
    expect(ours.subject).toContain(String(order.number))
    expect(ours.text).toContain(language === 'en' ? 'our own words.' : 'nos propres mots.')
    expect(ours.text.indexOf('Harbor Toyota Parts')).toBeGreaterThan(ours.text.indexOf('Stone'))
    const page = await preview(kind, language, own[language], '/page')
    expect(page).toContain('Ava &lt;b&gt;Stone&lt;/b&gt;')
    expect(page).not.toContain('<b>')
  }
})

test('the page that shows it has an origin of its own, runs nothing and fetches nothing', async () => {
  const answer = await boss.get(`${at}/shipped/preview/page?language=en&order=${order.number}&text=${words(own.en)}`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain('sandbox')
  expect(policy).toContain(`default-src 'none'`)
  expect((await boss.get(`${at}/shipped/preview/page?language=en&order=${order.number}&text=nonsense`)).status).toBe(404)
})

test('words act on the next letter at once, in the buyer’s language; one already rendered stays; the original comes back', async () => {
  const first = await received('first@example.com')
  expect(first.mail?.subject).toMatch(/^We have your order/)
  expect((await put('order_received', own)).body).toMatchObject({ version: 1, own: true })
  const second = await received('second@example.com', 'fr')
  expect(second.mail?.subject).toMatch(/^Commande \d+$/)
  expect(second.mail?.text).toContain('Cher Ava Stone,\n\nnos propres mots.')
  expect(second.mail?.text).toContain('48609-06230')
  const kept = await desk.look<{ subject: string }>(`select subject from letters where order_id = $1 and kind = 'order_received'`, [
    first.id,
  ])
  expect(kept[0]?.subject).toMatch(/^We have your order/)
  expect((await boss.post(`${at}/order_received/original`, {}, { seen: 1 })).body).toMatchObject({ version: 2, own: false })
  expect((await received('third@example.com')).mail?.subject).toMatch(/^We have your order/)
})

test('versions tell who and when, an earlier one is taken again, and somebody else’s is not written over', async () => {
  await put('refunded', own)
  const next = { ...own, en: { ...own.en, subject: 'Second {{amount}}' } }
  await put('refunded', next, 1)
  const stale = await put('refunded', own, 0)
  expect([stale.status, stale.body]).toMatchObject([412, { code: 'stale', detail: { who: 'supervisor of harbor' } }])
  const back = (await boss.post(`${at}/refunded/restore`, { version: 1 }, { seen: 2 })).body
  expect(back.texts).toEqual(own)
  expect(back.versions).toMatchObject([
    { version: 3, who: 'supervisor of harbor', restored: 1 },
    { version: 2, restored: null },
    { version: 1 },
  ])
  const { changes } = (await boss.get(`${settings}/changes/templates`)).body
  expect(changes[0]).toMatchObject({ what: 'letter_words', subject: 'refunded', before: next, after: own, who: 'supervisor of harbor' })
  await expect(desk.look(`update letter_templates set texts = null`)).rejects.toThrow('append-only')
})

test.each([
  ['subject', 'Order {{order.numbr}}', 'unknown_variable'],
  ['subject', 'Call {{store.phone}}', 'unknown_variable'],
  ['before', 'Order {{order.number', 'broken_variable'],
  ['after', '{{#each lines}}', 'broken_variable'],
  ['before', '{{link.until}}', 'unknown_variable'],
  ['subject', 'one\nBcc: all@example.com', 'one_line'],
])('a %s of “%s” is not kept, and the field is named', async (field, typed, message) => {
  const answer = await put('shipped', { ...own, fr: { ...own.fr, [field]: typed } })
  expect([answer.status, answer.body]).toEqual([
    400,
    { code: 'invalid', issues: [expect.objectContaining({ path: `texts.fr.${field}`, message })] },
  ])
  expect((await boss.get(`${at}/shipped`)).body.version).toBe(0)
})

test('a name with line breaks and markup breaks neither the headers nor the letter', async () => {
  await put('order_received', { ...own, en: { ...own.en, subject: 'For {{customer.name}}' } }, 2)
  const { id } = await desk.place({ buyer: { email: 'hostile@example.com', name: 'Eve' } })
  await desk.look(`update orders set buyer_name = $1 where id = $2`, [
    'Eve\r\nBcc: all@example.com\r\n\r\n<script>x</script>{{amount}}',
    id,
  ])
  await writeArrivalLetters(desk.app, { store: desk.store.id, id })
  for (const letter of await desk.look<{ id: string }>(`select id from letters where order_id = $1`, [id]))
    await sendLetter(desk.app, { store: desk.store.id, id: letter.id })
  const [mail] = mailbox.to('hostile@example.com')
  expect(mail?.subject).toBe('For Eve Bcc: all@example.com <script>x</script>{{amount}}')
  expect(mail?.headers.has('bcc')).toBe(false)
  expect(mailbox.to('all@example.com')).toEqual([])
  expect(mail?.html).not.toContain('<script')
})

test('a test comes to whoever asks, marked as one, through the same mail server, and stands on no order', async () => {
  const ask = { language: 'fr', order: order.number, text: own.fr }
  const command = '0190aaaa-0000-7000-8000-00000000aaaa'
  expect((await boss.post(`${at}/shipped/tests`, ask, { command })).body).toEqual({ to: 'supervisor@harbor.example' })
  await boss.post(`${at}/shipped/tests`, ask, { command })
  expect((await boss.get(`${at}/shipped/tests`)).body.test).toMatchObject({ state: 'queued' })
  await sendTest(desk.app, { store: desk.store.id, id: command })
  await sendTest(desk.app, { store: desk.store.id, id: command })
  const [mail, ...more] = mailbox.to('supervisor@harbor.example').filter(({ subject }) => subject?.startsWith('[Essai]'))
  expect(more).toEqual([])
  expect(mail?.subject).toBe(`[Essai] Commande ${order.number}`)
  expect(mail?.text).toContain('Ceci est un essai.')
  expect((await boss.get(`${at}/shipped/tests`)).body.test).toMatchObject({ state: 'sent', to: 'supervisor@harbor.example' })
  expect((await boss.get(`/desk/stores/harbor/orders/${order.number}`)).body.messages.letters).toEqual([])
})

test('who asks for tests without end is told to wait', async () => {
  const order = await desk.place()
  const supervisor = await desk.as('supervisor')
  const ask = { language: 'en', order: order.number, text: own.en }
  const answers = []
  for (let n = 0; n < 21; n++) answers.push(await supervisor.post(`${at}/delivered/tests`, ask))
  expect(answers.at(-1)).toMatchObject({ status: 409, body: { code: 'too_many_tries', detail: { seconds: expect.any(Number) } } })
  expect(answers[15]?.status).toBe(200)
})

test('a letter switched off is not written, and the order’s log says so; where to pay is always told', async () => {
  const turn = (kind: string, on: boolean) => boss.post(`${at}/${kind}/switch`, { on }, { method: 'PUT' })
  expect((await turn('order_received', false)).status).toBe(200)
  const { id, mail } = await received('off@example.com')
  expect(mail).toBeUndefined()
  const [entry] = await desk.look<{ event: { kind: string } }>(
    `select event from activities where order_id = $1 and type = 'letter_left_out'`,
    [id],
  )
  expect(entry?.event.kind).toBe('order_received')
  await turn('order_received', true)
  expect((await received('on@example.com')).mail).toBeDefined()
  expect((await turn('pay_link', false)).body.code).toBe('always_sent')
  await turn('delivered', true)
  expect((await boss.get(settings)).body.settings).toMatchObject({ mailsDelivered: true })
})

test('a logo is drawn anew, goes along with letters, and can be taken out; what is no picture is refused', async () => {
  const picture = await sharp({ create: { width: 900, height: 300, channels: 4, background: '#0b5cad' } })
    .webp()
    .toBuffer()
  const set = (bytes: Buffer | null) => boss.post(`${settings}/logo`, { picture: bytes && bytes.toString('base64') }, { method: 'PUT' })
  expect((await set(picture)).body.logo).toMatchObject({ width: 180, height: 60 })
  const { mail } = await received('logo@example.com')
  expect(mail?.attachments).toMatchObject([{ cid: 'logo@partsdesk', contentType: 'image/png', contentDisposition: 'inline' }])
  const drawn = await sharp(mail?.attachments[0]?.content).metadata()
  expect([drawn.format, drawn.width, drawn.height]).toEqual(['png', 360, 120])
  expect(await preview('shipped', 'en', own.en, '/page')).toContain('src="data:image/png;base64,')
  expect((await set(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).body.code).toBe('no_logo')
  expect((await set(Buffer.alloc(1024 * 1024 + 1, 1))).status).toBeGreaterThanOrEqual(400)
  expect((await set(null)).body).toEqual({ logo: null })
  expect((await received('bare@example.com')).mail?.attachments).toEqual([])
})

test('who may not change settings sees none of it', async () => {
  const staff = await desk.as('staff')
  expect((await staff.get(at)).status).toBe(403)
  expect((await staff.post(`${at}/shipped/tests`, { language: 'en', order: order.number, text: own.en })).status).toBe(403)
})
