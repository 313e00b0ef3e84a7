import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { orderAPart, readMail, type Basket } from './buyer.ts'
import { people, picture, signInAtTheDoor, speak } from './clerk.ts'
import { turn } from './turns.ts'

type Words = {
  readonly received: RegExp
  readonly shipped: RegExp
  readonly complete: string
  readonly looked: string
  readonly right: string
  readonly collect: string
  readonly capture: RegExp
  readonly approved: string
  readonly close: string
  readonly goOn: string
  readonly fulfillment: string
  readonly tracking: RegExp
  readonly elsewhere: RegExp
  readonly ship: string
  readonly slip: string
  readonly completed: string
  readonly log: readonly RegExp[]
}

const en: Words = {
  received: /We have your order/,
  shipped: /is on its way/,
  complete: 'Complete Order',
  looked: 'I have looked, go on',
  right: 'The addresses are right',
  collect: 'Collect Money',
  capture: /^Capture \$/,
  approved: 'Approved',
  close: 'Close',
  goOn: 'Go on',
  fulfillment: 'Order Fulfillment',
  tracking: /tracking number/i,
  elsewhere: /Existing Tracking Number/,
  ship: 'Ship & Complete',
  slip: 'Print packing slip',
  completed: 'The order is completed.',
  log: [
    /Looked at the risk/,
    /Looked at the addresses/,
    /Capture of \$[\d.]+: Approved/,
    /1Z5R89390357567127/,
    /Status .*Completed/,
    /came in from web-toyota/,
  ],
}

const fr: Words = {
  received: /Nous avons reçu votre commande/,
  shipped: /est en route/,
  complete: 'Terminer la commande',
  looked: 'J’ai regardé, continuer',
  right: 'Les adresses sont bonnes',
  collect: 'Encaisser de l’argent',
  capture: /^(Encaisser|Capturer) .*\$/,
  approved: 'Approuvé',
  close: 'Fermer',
  goOn: 'Continuer',
  fulfillment: 'Exécution des commandes',
  tracking: /numéro de suivi/i,
  elsewhere: /Numéro de suivi existant/,
  ship: 'Expédier et terminer',
  slip: 'Imprimer le bordereau',
  completed: 'La commande est terminée.',
  log: [/1Z5R89390357567127/],
}

const inEnglish = [1440, 390].map((width) => ({ language: 'en', width, words: en, clerk: people.omar }) as const)
const inFrench = [390, 1440].map((width) => ({ language: 'fr', width, words: fr, clerk: people.omar }) as const)

for (const { language, width, words, clerk } of [...turn(inEnglish, 0), ...turn(inFrench, 0)]) {
  test(`a part ordered in the demo store is verified, collected, shipped and read in the log (${language}, ${width} px)`, async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await page.setViewportSize({ width, height: 900 })
    const email = `ava.${language}.${width}.${Date.now()}@example.com`
    const basket: Basket = { shop: 'toyota', language, name: 'Ava Martin', email, vin: '4T1BF1FK5CU111481' }
    await orderAPart(page, basket)
    expect(await readMail(page, email, words.received)).toContain('Ava Martin')

    await signInAtTheDoor(page, clerk)
    if (language !== 'en') await speak(page, language)
    await openNewest(page, email)
    await look(page, `order-${language}-${width}`)

    await page.getByRole('button', { name: words.complete }).click()
    const walk = page.getByRole('dialog', { name: new RegExp(words.complete) })
    await walk.getByRole('button', { name: words.looked }).click()
    await walk.getByRole('button', { name: words.right }).click()
    await expectAccessible(page)
    await walk.getByRole('link', { name: words.collect }).click()
    const collect = page.getByRole('dialog', { name: words.collect })
    await collect.getByRole('button', { name: words.capture }).click()
    await expect(collect.getByText(words.approved, { exact: true })).toBeVisible()
    await collect.getByRole('button', { name: words.close }).last().click()
    await walk.getByRole('button', { name: words.goOn, exact: true }).click()

    await expect(page.getByRole('heading', { name: words.fulfillment })).toBeVisible()
    await page.getByRole('radio', { name: words.elsewhere }).check()
    await page.getByRole('textbox', { name: words.tracking }).fill('1Z5R89390357567127')
    await expect(page.getByText(/^UPS \(/).first()).toBeAttached()
    await look(page, `ship-${language}-${width}`)
    await page.getByRole('button', { name: words.ship }).click()
    await expect(page.getByText(words.completed)).toBeVisible()
    const slip = await page.request.get((await page.locator('iframe').getAttribute('src')) ?? '')
    expect([slip.status(), slip.headers()['content-type'], slip.headers()['x-frame-options']]).toEqual([
      200,
      'application/pdf',
      'SAMEORIGIN',
    ])
    await look(page, `shipped-${language}-${width}`)

    expect(await readMail(page, email, words.shipped)).toContain('1Z5R89390357567127')
    await page.goto('/harbor-toyota/orders?status=completed')
    await openNewest(page, email)
    const log = page.locator('#activity')
    for (const entry of words.log) await expect(log.getByText(entry).first()).toBeVisible()
    await picture(page, `log-${language}-${width}`)
  })
}

/** The newest order of the list shown: the one just placed. */
async function openNewest(page: Page, email: string): Promise<void> {
  await page
    .getByRole('link', { name: /^#?1\d{5}$/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: email })).toBeVisible()
}

/** What a demanding reader checks of every page: nothing inaccessible, nothing wider than the screen; and a picture. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  await expectNoOverflow(page)
  await picture(page, name)
}
