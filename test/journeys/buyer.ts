import { expect, type FrameLocator, type Page } from '@playwright/test'

/** What a buyer types at the checkout of a demo shop. */
export type Basket = {
  readonly shop: 'toyota' | 'honda' | 'ford'
  readonly language: 'en' | 'fr'
  readonly name: string
  readonly email: string
  readonly vin: string
  readonly card?: string
  /** a card that is tried first, and refused by its bank */
  readonly declined?: string
  /** pays with PayPal from this test wallet, which the store may keep */
  readonly wallet?: string
}

const words = {
  en: {
    add: 'Add to cart',
    cart: /^Cart/,
    checkout: 'Checkout',
    place: 'Place order',
    keep: 'Save PayPal for later purchases in this store',
    payPal: 'Pay with PayPal',
    agree: 'Agree & Pay',
    thanks: 'Thank you for your order',
    refused: 'Your card was declined, and no order was made.',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    street: 'Street and number',
    city: 'City',
    region: 'State or province (two letters)',
    postal: 'ZIP or postal code',
    vin: 'VIN (17 characters)',
    number: 'Card number',
    expiry: 'Expiry (MM/YY)',
    code: 'Security code',
    cardPostal: 'Postal code',
  },
  fr: {
    add: 'Ajouter au panier',
    cart: /^Panier/,
    checkout: 'Passer la commande',
    place: 'Commander',
    keep: 'Enregistrer PayPal pour mes prochains achats dans ce magasin',
    payPal: 'Payer avec PayPal',
    agree: 'Accepter et payer',
    thanks: 'Merci de votre commande',
    refused: "Votre carte a été refusée et aucune commande n'a été faite.",
    name: 'Nom',
    email: 'Courriel',
    phone: 'Téléphone',
    street: 'Numéro et rue',
    city: 'Ville',
    region: 'État ou province (deux lettres)',
    postal: 'Code postal',
    vin: 'NIV (17 caractères)',
    number: 'Numéro de carte',
    expiry: "Date d'expiration (MM/AA)",
    code: 'Code de sécurité',
    cardPostal: 'Code postal',
  },
} as const

/** Orders the shop's first part as a buyer would, card typed into the gateway's own frame. Answers the shop's order number. */
export async function orderAPart(page: Page, basket: Basket, shops = process.env['DEMO_SHOP']): Promise<string> {
  const say = words[basket.language]
  await page.goto(`${shops}/${basket.shop}?lang=${basket.language}`)
  await page.locator('main a').first().click()
  await page.getByRole('button', { name: say.add }).click()
  await page.getByRole('link', { name: say.checkout }).click()
  await page.getByLabel(say.name, { exact: true }).first().fill(basket.name)
  await page.getByLabel(say.email, { exact: true }).fill(basket.email)
  await page.getByLabel(say.phone, { exact: true }).fill('+1 512 555 0142')
  await page.getByLabel(say.street).first().fill('1801 Barton Springs Rd')
  await page.getByLabel(say.city).first().fill('Austin')
  await page.getByLabel(say.region).first().fill('TX')
  await page.getByLabel(say.postal).first().fill('78704')
  await page.getByLabel(say.vin).fill(basket.vin)
  if (basket.declined) {
    await payByCard(page, basket.declined, basket.language)
    await expect(page.getByText(say.refused)).toBeVisible()
  }
  await (basket.wallet ? payAtPayPal(page, say, basket.wallet) : payByCard(page, basket.card ?? '4242424242424242', basket.language))
  await expect(page.getByRole('heading', { name: say.thanks })).toBeVisible()
  const number = /[A-Z]{2}-\d+/.exec(await page.locator('main').innerText())?.[0]
  if (!number) throw new Error('the shop names no order number')
  return number
}

async function payByCard(page: Page, number: string, language: Basket['language']): Promise<void> {
  await typeCard(page.frameLocator('iframe'), number, language)
  await page.getByRole('button', { name: words[language].place }).click()
}

async function payAtPayPal(page: Page, say: (typeof words)[Basket['language']], wallet: string): Promise<void> {
  await page.getByRole('radio', { name: 'PayPal' }).check()
  await page.getByLabel(say.keep).check()
  await page.getByRole('button', { name: say.payPal }).click()
  await page.locator(`input[name="wallet"][value="${wallet}"]`).check()
  await page.getByRole('button', { name: say.agree }).click()
}

/** Types a card into a card field, as a buyer does, or a clerk for them. */
export async function typeCard(field: FrameLocator, number: string, language: Basket['language'] = 'en'): Promise<void> {
  const say = words[language]
  await field.getByLabel(say.number).fill(number)
  await field.getByLabel(say.expiry).fill('11 / 30')
  await field.getByLabel(say.code).fill('737')
  await field.getByLabel(say.cardPostal).fill('78704')
}

/** Opens the newest mail to an address and answers its text. */
export async function readMail(page: Page, to: string, subject: RegExp): Promise<string> {
  await expect
    .poll(async () => (await mailsTo(to)).find((mail) => subject.test(mail.subject)) !== undefined, {
      message: `a mail "${subject.source}" to ${to}`,
      timeout: 20_000,
    })
    .toBe(true)
  await page.goto(`${process.env['DEMO_MAILBOX']}/?to=${encodeURIComponent(to)}`)
  await page.getByRole('link', { name: subject }).first().click()
  return page.locator('main').innerText()
}

type SeenMail = { readonly subject: string; readonly text: string }

/** The mails of an address as the mailbox lists them. */
export async function mailsTo(to: string): Promise<readonly SeenMail[]> {
  const answer = await fetch(`${process.env['DEMO_MAILBOX']}/api/messages?to=${encodeURIComponent(to)}`)
  const list: unknown = await answer.json()
  return (Array.isArray(list) ? list : (list as { messages: unknown[] }).messages) as SeenMail[]
}
