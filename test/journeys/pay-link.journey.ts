import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { mailsTo } from './buyer.ts'
import { headersOf, people, picture, signIn } from './clerk.ts'
import { turn } from './turns.ts'

const words = {
  en: {
    collect: 'Collect Money',
    way: 'Send a pay link',
    note: 'Note to the customer',
    send: /^Send the link/,
    made: /The link is on its way to/,
    close: 'Close',
    open: 'Pay link over',
    frame: 'Card details',
    number: 'Card number',
    expiry: 'Expiry (MM/YY)',
    code: 'Security code',
    postal: 'Postal code',
    keep: 'Keep this card or PayPal account for this order’s later charges',
    pay: /^Pay \$140\.90$/,
    bad: 'This card number is not complete or has a typing error.',
    declined: 'Your bank has declined this card. Nothing was charged.',
    checking: 'We are checking your payment',
    paid: 'Paid, thank you',
    receipt: /^Receipt: \$140\.90/,
    customer: 'Customer',
  },
  fr: {
    collect: 'Encaisser de l’argent',
    way: 'Envoyer un lien de paiement',
    note: 'Note au client',
    send: /^Envoyer le lien/,
    made: /Le lien est en route vers/,
    close: 'Fermer',
    open: 'Lien de paiement de',
    frame: 'Carte de paiement',
    number: 'Numéro de carte',
    expiry: "Date d'expiration (MM/AA)",
    code: 'Code de sécurité',
    postal: 'Code postal',
    keep: 'Conserver cette carte ou ce compte PayPal pour les débits ultérieurs de cette commande',
    pay: /^Payer 140,90\s\$/,
    bad: 'Ce numéro de carte est incomplet ou mal saisi.',
    declined: 'Votre banque a refusé cette carte. Rien n’a été débité.',
    checking: 'Nous vérifions votre paiement',
    paid: 'C’est payé, merci',
    receipt: /^Reçu\s: 140,90/,
    customer: 'Client',
  },
} as const
type Language = keyof typeof words

/** Who reads: their language, and how a picture of theirs is called. */
type Reader = { readonly language: Language; readonly shot: (name: string) => Promise<void> }

const readers = [
  { language: 'en', width: 1440 },
  { language: 'fr', width: 390 },
] as const

for (const { language, width } of turn(readers, 1)) {
  test.describe(`${language}, ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('a clerk sends a pay link; the customer pays by it without signing in, past a typing error, a refusal and their bank', async ({
      page,
      context,
    }) => {
      test.setTimeout(120_000)
      const reader = { language, shot: (name: string) => picture(page, `pay-link-${name}-${language}-${width}`) }
      const faults = listen(page)
      const email = `wren.${Date.now()}@example.com`
      await signIn(page, people.mia, { language })
      const order = await typeIn(page, email, language)
      await test.step('the clerk sends the link', () => sendLink(page, order, reader))
      const link = await linkIn(email)
      await context.clearCookies()
      await test.step('the page says what is paid for', () => lookAt(page, link, reader))
      await test.step('a typing error is told and nothing sent', () => mistype(page, reader))
      await test.step('a refused card is told with what to do', () => beRefused(page, reader))
      await test.step('the bank asks; who comes back without an answer finds the payment being checked', () => askBank(page, link, reader))
      await test.step('paid, however often it is loaded', () => seePaid(page, email, reader))
      await test.step('the clerk sees who paid', () => seeOrder(page, order, reader))
      expect(faults).toEqual([])
    })
  })
}

async function lookAt(page: Page, link: string, { language, shot }: Reader): Promise<void> {
  const say = words[language]
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say.pay)
  await expect(page.frameLocator('iframe').getByLabel(say.number)).toBeVisible()
  await expectReadable(page)
  await shot('open')
}

async function mistype(page: Page, { language }: Reader): Promise<void> {
  const say = words[language]
  await typeCard(page, language, '4242424242424241')
  await page.getByRole('button', { name: say.pay }).click()
  await expect(page.getByRole('alert')).toHaveText(say.bad)
  await expect(page.getByRole('button', { name: say.pay })).toBeEnabled()
}

async function beRefused(page: Page, { language, shot }: Reader): Promise<void> {
  const say = words[language]
  await typeCard(page, language, '4000000000000002')
  await page.getByRole('button', { name: say.pay }).click()
  await expect(page.getByRole('alert')).toContainText(say.declined)
  await expectReadable(page)
  await shot('declined')
}

async function askBank(page: Page, link: string, { language, shot }: Reader): Promise<void> {
  const say = words[language]
  await typeCard(page, language, '4000000000003220')
  await page.getByLabel(say.keep).check()
  await page.getByRole('button', { name: say.pay }).dblclick()
  await expect(page).toHaveURL(/\/authenticate\//)
  const bank = page.url()
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say.checking)
  await expectReadable(page)
  await shot('checking')
  await page.goto(bank)
  await page.getByRole('button', { name: 'Yes, confirm' }).click()
}

async function seePaid(page: Page, email: string, { language, shot }: Reader): Promise<void> {
  const say = words[language]
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say.paid)
  await expect(page.getByText('Visa 3220')).toBeVisible()
  await expectReadable(page)
  await shot('paid')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say.paid)
  await expect.poll(async () => (await mailsTo(email)).filter(({ subject }) => say.receipt.test(subject)).length).toBe(1)
}

async function seeOrder(page: Page, order: string, { language, shot }: Reader): Promise<void> {
  const say = words[language]
  await signIn(page, people.mia, { at: order, language })
  const payment = page.locator('#payment')
  await expect(payment.getByText(say.open)).toHaveCount(0)
  await expect(payment.getByRole('cell', { name: new RegExp(`^${say.customer}`) })).toHaveCount(2)
  await shot('order')
}

async function expectReadable(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoOverflow(page)
}

/** What the browser complains of: a policy that was broken, a script that failed. A refused card is the gateway's answer and no fault. */
function listen(page: Page): readonly string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|refused to/i.test(message.text())) faults.push(message.text())
  })
  return faults
}

/** An order taken by telephone, $140.90 and nothing paid; answers its page. */
async function typeIn(page: Page, email: string, language: Language): Promise<string> {
  const address = { name: 'Wren Okafor', line1: '1801 Barton Springs Rd', city: 'Austin', region: 'TX', postalCode: '78704', country: 'US' }
  const answer = await page.request.post('/desk/stores/harbor-toyota/orders', {
    headers: { ...(await headersOf(page)), 'idempotency-key': randomUUID() },
    data: {
      currency: 'USD',
      buyer: { name: 'Wren Okafor', email, phone: '+1 512 555 0142', language },
      billing: address,
      shipping: address,
      shippingService: { name: 'Ground', amount: 1850, taxes: [] },
      lines: [
        { partNumber: '48609-06230', name: 'Strut mount, front', quantity: 1, unitPrice: 6120, taxes: [] },
        {
          partNumber: '27060-0V040',
          name: 'Alternator pulley with a rather long name, as parts have them',
          quantity: 2,
          unitPrice: 3060,
          taxes: [],
        },
      ],
      totals: { subtotal: 12_240, cores: 0, discounts: 0, shipping: 1850, fees: 0, tax: 0, total: 14_090 },
    },
  })
  const { number } = (await answer.json()) as { readonly number: number }
  return `/harbor-toyota/orders/${number}`
}

async function sendLink(page: Page, order: string, { language, shot }: Reader): Promise<void> {
  const say = words[language]
  await page.goto(order)
  await page.locator('#payment').getByRole('button', { name: say.collect }).click()
  const dialog = page.getByRole('dialog', { name: say.collect })
  await dialog.getByRole('radio', { name: say.way }).check()
  await dialog.getByLabel(say.note).fill('The struts are here, the pulleys come on Friday.')
  await shot('dialog')
  await dialog.getByRole('button', { name: say.send }).click()
  await expect(dialog.getByText(say.made)).toBeVisible()
  await expect(dialog.getByRole('button', { name: /\/pay\/[\w-]{43}/ })).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await shot('made')
  await dialog.getByRole('button', { name: say.close }).last().click()
  await expect(page.locator('#payment').getByText(say.open)).toBeVisible()
  await shot('listed')
}

/** The address in the mail that the customer got. */
async function linkIn(email: string): Promise<string> {
  const found = async () =>
    (await mailsTo(email)).map(({ text }) => /http\S+\/pay\/[\w-]{43}/.exec(text)?.[0]).find((link) => link !== undefined)
  await expect.poll(found, { timeout: 20_000 }).toBeDefined()
  return (await found()) ?? ''
}

async function typeCard(page: Page, language: Language, number: string): Promise<void> {
  const say = words[language]
  const card = page.frameLocator(`iframe[title="${say.frame}"]`)
  await card.getByLabel(say.number).fill(number)
  await card.getByLabel(say.expiry).fill('11 / 30')
  await card.getByLabel(say.code).fill('737')
  await card.getByLabel(say.postal).fill('78704')
}
