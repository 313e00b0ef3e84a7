import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { headersOf, openOrderOf, people, picture, signIn, speak } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'

const juniper = { line1: '4417 Juniper Hollow Rd', city: 'Reno', region: 'NV', postal: '89503' }
const alder = { line1: '88 Alder Ct', city: 'Tucson', region: 'AZ', postal: '85705' }
const run = Date.now().toString(36)

// The same mailbox, however it is written.
const mailbox = { first: `rex.vane.${run}@gmail.com`, disguised: `Rex.Vane${run}+parts@googlemail.com`, third: `rexvane${run}@gmail.com` }

/** Who is at which desk: three stores' people, and later whoever runs the network. */
type Desks = { readonly mia: Page; readonly ruth: Page; readonly gus: Page; readonly operator: Page }

test('a known fraudster in disguise: Medium by one store, High by two, back by undo; an appeal is settled by the operator', async ({
  page: mia,
  browser,
}) => {
  test.setTimeout(180_000)
  const [ruth, gus, operator] = [await anotherDesk(browser), await anotherDesk(browser), await anotherDesk(browser)]
  const desks = { mia, ruth, gus, operator }
  await buyEverywhere(desks)
  await expect(ruth.locator('#risk')).toContainText('Low Risk')
  const before = await scoreOf(ruth)
  await test.step('the first store marks them known: Medium elsewhere, in plain words, and its people are told', () => beKnown(desks))
  await test.step('a second store says so too: High', async () => {
    await markKnown(gus)
    await expect(ruth.locator('#risk')).toContainText('High Risk')
    await bothWays(ruth, 'registry-high')
  })
  await test.step('undo takes back exactly what the mark did', async () => {
    await undo(gus)
    await expect(ruth.locator('#risk')).toContainText('Medium Risk')
    await undo(mia)
    await expect(ruth.locator('#risk')).toContainText('Low Risk')
    expect(await scoreOf(ruth)).toBe(before)
  })
  await test.step('the customer appeals at the other store: suspended at once', () => appeal(desks))
  await test.step('the store that reported is asked, and answers', () => answer(desks))
  await test.step('the operator, who sees no order, overturns the report', () => overturn(desks))
})

/** One fraudster orders at three stores, each time as somebody else, and each store opens its order. */
async function buyEverywhere({ mia, ruth, gus }: Desks): Promise<void> {
  await signIn(mia, people.mia)
  await signIn(ruth, people.ruth)
  await signIn(gus, 'gus@bluestone-ford.example')
  await orderQuickly({ shop: 'toyota', language: 'en', name: 'Rex Vane', email: mailbox.first, vin: '4T1BF1FK5CU111481', near: juniper })
  // A card nobody else of these journeys pays with: how often one was seen counts too.
  await orderQuickly({
    shop: 'honda',
    language: 'en',
    name: 'R. Lowell',
    email: mailbox.disguised,
    vin: '2HGFC2F59KH512345',
    near: alder,
    card: '6011111111111117',
  })
  await orderQuickly({ shop: 'ford', language: 'en', name: 'Rex Vane', email: mailbox.third, vin: '1FTEW1EP5JFA12345', near: juniper })
  await openOrderOf(mia, mailbox.first)
  await openOrderOf(ruth, mailbox.disguised, 'civic-lane-honda')
  await openOrderOf(gus, mailbox.third, 'bluestone-ford')
}

async function beKnown({ mia, ruth }: Desks): Promise<void> {
  await markKnown(mia, true)
  await expect(ruth.locator('#risk')).toContainText('Medium Risk')
  await expect(ruth.locator('#risk')).toContainText('The network knows this customer')
  await expectDetailsSumUp(ruth)
  await bothWays(ruth, 'registry-medium')
  await ruth.goto('/civic-lane-honda/attention')
  await expect(ruth.locator('main')).toContainText('The network knows this customer')
  await openOrderOf(ruth, mailbox.disguised, 'civic-lane-honda')
}

async function appeal({ mia, ruth }: Desks): Promise<void> {
  await markKnown(mia)
  await expect(ruth.locator('#risk')).toContainText('Medium Risk')
  await ruth.locator('#risk').getByRole('button', { name: 'Details' }).click()
  await ruth.getByRole('dialog').getByRole('button', { name: 'Customer appeals' }).click()
  await ruth.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(ruth.locator('#risk')).toContainText('Low Risk')
  await ruth.keyboard.press('Escape')
}

async function answer({ mia }: Desks): Promise<void> {
  await mia.goto('/harbor-toyota/settings/registry')
  const asked = mia.locator('#questions')
  await expect(asked).toContainText('Appealed')
  await bothWays(mia, 'registry-store')
  await asked.getByRole('button', { name: 'Answer' }).click()
  await mia.getByLabel('Answer', { exact: true }).fill('A caller said so; we hold nothing in writing.')
  await mia.getByRole('button', { name: 'Send the answer' }).click()
  await expect(asked).toContainText('we hold nothing in writing')
}

async function overturn({ mia, ruth, operator }: Desks): Promise<void> {
  await becomeOperator(operator)
  await operator.goto('/network/registry')
  const queue = operator.locator('#queue')
  await expect(queue).toContainText('we hold nothing in writing')
  await bothWays(operator, 'registry-operator')
  await queue.getByRole('button', { name: 'Overturn' }).click()
  await operator.getByLabel('Why').fill('Nothing but a caller.')
  await operator.getByRole('dialog').getByRole('button', { name: 'Overturn' }).click()
  await expect(queue).not.toContainText('we hold nothing in writing')
  await ruth.reload()
  await ruth.locator('#risk').getByRole('button', { name: 'Details' }).click()
  await expect(ruth.getByRole('dialog')).toContainText('1 report was overturned and is gone.')
  await mia.reload()
  await expect(mia.locator('#questions')).toContainText('Overturned')
}

async function anotherDesk(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

/** Marks the open order as known fraud by its dialog. */
async function markKnown(page: Page, look = false): Promise<void> {
  await page.locator('#fraud').getByRole('button', { name: 'Known fraud' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What happened').selectOption('stolen_card')
  await dialog.getByLabel('What the store has').selectOption('owner_denies')
  await dialog.getByLabel('Reason').fill('The card’s owner called')
  await expect(dialog).toContainText('e-mail address')
  if (look) await bothWays(page, 'registry-known')
  await dialog.getByRole('button', { name: /^Mark / }).click()
  await expect(dialog).toBeHidden()
}

async function undo(page: Page): Promise<void> {
  await page
    .locator('#fraud')
    .getByRole('button', { name: /^Undo the mark/ })
    .click()
  await expect(page.locator('#fraud').getByRole('button', { name: 'Known fraud' })).toBeVisible()
}

async function scoreOf(page: Page): Promise<number> {
  const path = new URL(page.url()).pathname.split('/')
  const answer = await page.request.get(`/desk/stores/${path[1]}/orders/${path[3]}`)
  const { risk } = (await answer.json()) as { readonly risk: { readonly now: { readonly score: number } } }
  return risk.now.score
}

/** In Details every row has its points, and they add up to the score that is shown. */
async function expectDetailsSumUp(page: Page): Promise<void> {
  await page.locator('#risk').getByRole('button', { name: 'Details' }).click()
  const rows = page.getByRole('table', { name: 'What the score is made of' }).locator('tbody tr:has(td:first-child) td:last-child')
  await expect(rows.first()).toBeVisible()
  const points = (await rows.allInnerTexts()).map((text) => Number(text.replace('−', '-').replace('+', '')))
  expect(points.reduce((sum, one) => sum + one, 0)).toBe(await scoreOf(page))
  await bothWays(page, 'registry-details')
  await page.keyboard.press('Escape')
}

/** Looks at the page as it is, on a desk and on a phone: both languages, nothing over the edge, readable by everybody. */
async function bothWays(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  await picture(page, `${name}-en`)
  await page.setViewportSize({ width: 390, height: 900 })
  await speak(page, 'fr')
  await expect(page.locator('main h1').first()).toBeVisible()
  await expectNoOverflow(page)
  await picture(page, `${name}-fr`)
  await page.setViewportSize({ width: 1440, height: 900 })
  await speak(page, 'en')
}

/** Whoever runs the installation makes their account by the link it printed at its start. */
async function becomeOperator(page: Page): Promise<void> {
  const token = (process.env['DEMO_FIRST'] ?? '').split('/first/')[1]
  const data = { token, name: 'Nora Keeper', email: 'nora@network.example', password: 'a long enough pass phrase', language: 'en' }
  const answer = await page.request.post('/desk/first-link', { data, headers: await headersOf(page) })
  expect(answer.status()).toBe(200)
}
