import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPayDesk, strangerSecret, type PayDesk } from '#test/support/pay-page.ts'

let at: PayDesk
beforeAll(async () => {
  at = await openPayDesk()
})
afterAll(() => at.close())

test('the page says what is paid for, and that is all it says of anybody', async () => {
  const link = await at.linked(15_100, {
    buyer: { name: 'Zebulon Quillfeather', email: 'zebulon@example.com', phone: '+1 512 555 0199', comment: 'Gate code 7781' },
    lines: [{}, { partNumber: 'P-77', name: 'Belt, serpentine', quantity: 1, unitPrice: 2500, unitCost: 19_77, taxes: [] }],
  })
  const { text } = await at.open(link.at)
  for (const shown of [
    'Harbor Toyota Parts',
    `Order ${link.number}`,
    'Strut mount, front',
    'Belt, serpentine',
    'Order total',
    '$176.00',
    '$151.00',
  ])
    expect(text).toContain(shown)
  for (const hidden of [
    'Quillfeather',
    'zebulon',
    '555',
    'Gate code',
    'Barton',
    '78704',
    'P-77',
    '4T1B',
    '19.77',
    '1977',
    link.id,
    link.link,
  ])
    expect(text).not.toContain(hidden)
})

test('nothing of ours or of the order’s is taken for markup', async () => {
  const bad = `<img src=x onerror="alert(1)">'&`
  await renameStore(bad)
  const link = await at.linked(15_100, { lines: [{ name: bad }] })
  const { text } = await at.open(`${link.at}?said=${encodeURIComponent(bad)}&lang=${encodeURIComponent(bad)}`)
  await renameStore('Harbor Toyota Parts')
  expect(text).not.toContain('<img')
  expect(text.match(/&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;/g)?.length).toBeGreaterThan(2)
})

async function renameStore(name: string): Promise<void> {
  const { settings, updatedAt } = (await at.boss.get('/desk/stores/harbor/settings')).body
  const saved = await at.boss.post('/desk/stores/harbor/settings', { ...settings, name }, { method: 'PUT', seen: updatedAt })
  expect(saved.status).toBe(200)
}

test.each(['constructor', '__proto__', 'toString'])('what stands in the address is no word of ours: %s', async (said) => {
  const link = await at.linked()
  expect((await at.open(`${link.at}?said=${said}`)).text).toContain('<div id="alert" class="alert" role="alert"></div>')
})

test('a policy of its own: our script, our style, the card field in a frame, forms to ourselves; kept by nobody, listed nowhere', async () => {
  const link = await at.linked()
  const { headers, text } = await at.open(link.at)
  const field = `http://localhost:${at.sandbox.ports.cardField}`
  const nonce = /<style nonce="([^"]+)"/.exec(text)?.[1]
  expect(headers.get('content-security-policy')).toBe(
    `default-src 'none'; script-src 'self'; style-src 'nonce-${nonce}'; img-src 'self'; connect-src 'self'; frame-src ${field}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
  expect(text).not.toMatch(/<script(?! src="\/pay\.js")|style="| on\w+="/)
  expect(text).toContain(`src="${field}/?parent=http%3A%2F%2Flocalhost%3A4000&amp;key=pk_test_harbor&amp;lang=en"`)
  const others = await Promise.all(
    [`${link.at}/state`, `/pay/${strangerSecret()}`, '/pay/', `${link.at}/nowhere`].map((path) => at.desk.raw(path)),
  )
  for (const one of [headers, ...others.map((answer) => answer.headers)]) {
    expect({
      kept: one.get('cache-control'),
      told: one.get('referrer-policy'),
      listed: one.get('x-robots-tag'),
      framed: one.get('x-frame-options'),
      sniffed: one.get('x-content-type-options'),
    }).toEqual({ kept: 'no-store', told: 'no-referrer', listed: 'noindex, nofollow', framed: 'DENY', sniffed: 'nosniff' })
  }
})

test('in the buyer’s language, and in the other one by the switch', async () => {
  const link = await at.linked(15_100, { buyer: { language: 'fr' } })
  const french = await at.open(link.at)
  expect(french.text).toMatch(/<h1>Payer 151,00\s\$\sUS<\/h1>/)
  expect(french.text).toContain('lang="fr"')
  expect(french.text).toContain(`href="${link.at}?lang=en"`)
  const english = await at.open(`${link.at}?lang=en`)
  expect(english.text).toContain('<h1>Pay $151.00</h1>')
  const paid = await at.post(`${link.at}?lang=en`, { ...english.form, card: 'pm_card_visa' })
  expect((await at.follow(paid)).text).toContain('Paid, thank you')
  expect((await at.open(link.at)).text).toContain('C’est payé, merci')
})

test('a secret that opens nothing: one answer for all of them, in the reader’s language', async () => {
  const link = await at.linked()
  const paths = [
    `/pay/${strangerSecret()}`,
    `/pay/${strangerSecret()}/state`,
    '/pay/short',
    `${link.at.slice(0, -1)}${link.at.endsWith('A') ? 'B' : 'A'}`,
  ]
  const answers = await Promise.all(paths.map((path) => at.open(path)))
  const [first] = answers.map(({ text }) => text.replaceAll(/nonce="[^"]+"/g, ''))
  for (const { status, text } of answers) {
    expect(status).toBe(404)
    expect(text.replaceAll(/nonce="[^"]+"/g, '')).toBe(first)
    expect(text).not.toContain('Harbor')
  }
  expect((await at.open(paths[0] ?? '', { headers: { 'accept-language': 'fr-CA,fr;q=0.9' } })).text).toContain('Ce lien ne fonctionne pas')
})

test('a secret of another door is no pay link', async () => {
  const secret = strangerSecret()
  await at.desk.look(`insert into address_doors (hash, store_id, kind, id) values (sha256($1), $2, 'webhook', gen_random_uuid())`, [
    Buffer.from(secret),
    at.desk.store.id,
  ])
  expect((await at.open(`/pay/${secret}`)).status).toBe(404)
})

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['another site by its name alone', { origin: 'https://evil.example' }],
  ['a neighbour', { 'sec-fetch-site': 'same-site', origin: 'null' }],
])('a form sent by %s is not taken', async (_case, headers) => {
  const link = await at.linked()
  const { form } = await at.open(link.at)
  const answer = await at.post(link.at, { ...form, card: 'pm_card_visa' }, headers)
  expect([answer.status, String(answer.body)]).toEqual([403, expect.stringContaining('This form cannot be used')])
  expect(await at.moved(link)).toEqual([])
})

test('a form without the page’s mark, or with that of another link, is not taken', async () => {
  const [link, other] = [await at.linked(), await at.linked()]
  const [mine, theirs] = [await at.open(link.at), await at.open(other.at)]
  const card = { card: 'pm_card_visa' }
  for (const form of [
    { ...mine.form, mark: '' },
    { ...mine.form, mark: 'x'.repeat(43) },
    theirs.form,
    { ...mine.form, command: 'no-uuid' },
    {},
  ])
    expect((await at.post(link.at, { ...form, ...card })).status).toBe(403)
  expect(await at.moved(link)).toEqual([])
  // A browser that tells nothing of where a form comes from is taken by the mark alone.
  expect((await at.post(link.at, { ...mine.form, ...card }, {})).status).toBe(303)
})

test.each(['', '4242424242424242', 'pm_card_visa; drop', 'x'.repeat(200)])(
  'a card that is no token of the field is not sent on: %s',
  async (card) => {
    const link = await at.linked()
    const { form } = await at.open(link.at)
    const page = await at.follow(await at.post(link.at, { ...form, card }))
    expect(page.text).toContain('Please fill in your card. Nothing was charged.')
    expect((await at.seenPayment(link)).history).toEqual([])
  },
)

test('ten tries in a quarter of an hour are enough for anybody; then the bank is not asked, and other links go on', async () => {
  const link = await at.linked()
  for (let i = 0; i < 10; i++) expect((await at.payWith(link, 'chargeDeclined')).status).toBe(303)
  const more = await at.payWith(link, 'visa')
  expect([more.status, Number(more.headers.get('retry-after')) > 800]).toEqual([429, true])
  expect(String(more.body)).toContain('Please wait 15 minutes')
  expect(await at.moved(link)).toEqual([])
  expect((await at.open(link.at)).text).toContain('Pay $151.00')
  expect((await at.payWith(await at.linked())).status).toBe(303)
})

test('guessing is slowed down, and does not shut the links that are there', async () => {
  const link = await at.linked()
  const statuses: number[] = []
  for (let i = 0; i < 40; i++) statuses.push((await at.open(`/pay/${strangerSecret()}`)).status)
  expect(statuses.at(-1)).toBe(429)
  expect((await at.open(link.at)).status).toBe(200)
})

test('without an account of a wallet there is no such button', async () => {
  const link = await at.linked()
  expect((await at.open(link.at)).text).not.toContain('PayPal')
})
