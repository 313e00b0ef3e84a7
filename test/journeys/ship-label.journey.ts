import type { Page } from '@playwright/test'
import { openScanner, scan } from '../../sandbox/carrier/testing/decode.ts'
import { expect, test } from '../browser/page.ts'
import { mailsTo } from './buyer.ts'
import { headersOf, openOrderOf, people, signIn } from './clerk.ts'
import { breakGateway } from './gateway.ts'
import { look, readers, type Desk, type Reader } from './payment.ts'
import { orderQuickly } from './quick-order.ts'
import { labelWords } from './label-words.ts'
import { before, turn } from './turns.ts'

const shop = { shop: 'toyota', vin: '4T1BF1FK5CU111481' } as const
const store = '/harbor-toyota'
const carrier = () => portAfter('DEMO_GATEWAY', 7)

for (const reader of turn(readers, 0))
  before(reader, () => {
    test.setTimeout(120_000)
    test('two boxes by the best method: explained, bought, on paper, in the mailbox, reprinted, delivered', ({ page }) =>
      twoBoxes(page, reader))
  })

for (const reader of turn(readers, 1))
  before(reader, () => {
    test.setTimeout(120_000)
    test('an answer that got lost is found and nothing is bought twice; a void; then a pickup', ({ page }) => lostAnswer(page, reader))
    test('a neighbour’s order goes by the store’s own van, at the price of its card', ({ page }) => ownVan(page, reader))
  })

async function twoBoxes(page: Page, reader: Reader): Promise<void> {
  const say = labelWords[reader.language]
  const desk = await openShip(page, reader, 'Ada Boxer')
  await printOnPaper(page)
  await page.reload()
  let before = 0
  const confirm = page.locator('section', { has: page.locator('#confirm-title') })
  await expect(page.getByRole('radio', { name: say.label })).toBeChecked()
  await test.step('boxes are proposed, one more is added by hand', async () => {
    await expect(page.locator('#boxes').getByText(say.whyBox).first()).toBeVisible()
    before = await page.locator('#boxes ol > li').count()
    await page.getByRole('button', { name: say.addBox }).click()
    const box = page.getByRole('group', { name: say.box(before + 1), exact: true })
    await box.getByLabel(say.outside).fill('12 x 8 x 6 in')
    await box.getByLabel(say.weight).fill('3 lb 4 oz')
  })
  await test.step('the best method stands on top and says why', async () => {
    const first = page.locator('#method [role=radiogroup] label').first()
    await expect(first).toContainText(say.best)
    await expect(first).toContainText(say.why)
    await expect(confirm).toContainText(say.parcels(before + 1))
    await expect(page.getByRole('button', { name: say.ship })).toBeEnabled()
    await look(desk, 'ship', 'main')
  })
  await page.getByRole('button', { name: say.ship }).click()
  await expect(page.locator('#shipped')).toBeVisible({ timeout: 20_000 })
  const numbers = await numbersOf(page, desk)
  expect(numbers).toHaveLength(before + 1)
  await test.step('the labels come out of the printer', async () => {
    await expect(page.locator('#prints').getByText(say.taken).first()).toBeVisible({ timeout: 15_000 })
    expect(await paperWith(numbers)).toBe(1)
    await look(desk, 'shipped', 'main')
  })
  await test.step('the customer has the links', async () => {
    const letter = async () => (await mailsTo(desk.email)).find(({ subject }) => say.onItsWay.test(subject))?.text ?? ''
    await expect.poll(letter).toContain(`/track/${numbers[1]}`)
    expect(await letter()).toContain(`/track/${numbers[0]}`)
  })
  await page.goto(`${store}/orders/${desk.number}/ship`)
  await test.step('a reprint is one more paper', async () => {
    await page.getByRole('button', { name: say.reprint }).click()
    await expect.poll(() => paperWith(numbers)).toBe(2)
  })
  await test.step('both parcels arrive', async () => {
    for (const number of numbers) await tell('/carrier/track', { tracking_code: number, status: 'delivered' })
    await page.getByRole('button', { name: say.where }).click()
    await expect(page.locator('#shipments').getByText(say.delivered)).toHaveCount(before + 1)
    await expect(page.locator('main header, main').getByText(say.delivered).first()).toBeVisible()
    await look(desk, 'delivered', 'main')
  })
}

async function lostAnswer(page: Page, reader: Reader): Promise<void> {
  const say = labelWords[reader.language]
  const desk = await openShip(page, reader, 'Cy Lost')
  await oneBox(page)
  await expect(page.getByRole('button', { name: say.ship })).toBeEnabled()
  const before = await charged()
  await test.step('the carrier charges and its answer is lost, and so is every look for a while', async () => {
    await breakGateway('POST', '/v2/shipments/*/buy', 'drop_after', 1)
    const bought = page.waitForResponse((answer) => answer.url().endsWith('/ship-and-complete'), { timeout: 60_000 })
    await page.getByRole('button', { name: say.ship }).click()
    await expect.poll(charged, { timeout: 20_000 }).toBe(before + 1)
    await breakGateway('GET', '/v2/shipments/*', '500_before', 6)
    expect((await bought).status()).toBe(200)
    await expect(page.getByText(say.noAnswer)).toBeVisible()
    await look(desk, 'unanswered', 'main')
  })
  await test.step('a look finds it, and the order goes on by itself', async () => {
    await mend()
    await page.getByRole('alert').getByRole('button', { name: say.checkAgain }).click()
    await expect(page.locator('#shipments')).toContainText('SBX', { timeout: 20_000 })
    await expect(page.getByText(say.noAnswer)).toBeHidden()
    expect(await charged()).toBe(before + 1)
  })
  await test.step('the label is given back, the parts are open again', async () => {
    await page.goto(`${store}/orders/${desk.number}/ship`)
    await page.getByRole('button', { name: say.voidLabel }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(say.reason).fill('wrong box')
    await look(desk, 'void')
    await dialog.getByRole('button', { name: say.voidNow }).click()
    await expect(page.locator('#shipments').getByText(say.givenBack)).toBeVisible()
  })
  await test.step('or the customer comes for it', async () => {
    await page.getByRole('radio', { name: say.pickup }).check()
    await page.getByRole('button', { name: say.ship }).click()
    await expect(page.locator('#shipped')).toBeVisible()
  })
}

async function ownVan(page: Page, reader: Reader): Promise<void> {
  const say = labelWords[reader.language]
  const desk = await openShip(page, reader, 'Nea Close', { line1: '40 Congress St', city: 'Boston', region: 'MA', postal: '02109' })
  await oneBox(page)
  const all = page.getByRole('button', { name: say.allMethods })
  await expect(page.getByRole('button', { name: say.ship })).toBeEnabled()
  if (await all.isVisible()) await all.click()
  await page.locator('#method label', { hasText: 'Van next day' }).click()
  await expect(page.locator('section', { has: page.locator('#confirm-title') })).toContainText('Own van')
  await look(desk, 'van', 'main')
  const before = await charged()
  await page.getByRole('button', { name: say.ship }).click()
  await expect(page.locator('#shipped')).toBeVisible()
  expect(await charged()).toBe(before)
}

type Ship = Desk & { readonly number: number }

/** An order that is paid for when it ships, on its fulfillment page. */
async function openShip(page: Page, reader: Reader, name: string, near?: Parameters<typeof orderQuickly>[0]['near']): Promise<Ship> {
  const { language } = reader
  const email = `${name.split(' ')[0]?.toLowerCase()}.${language}.${Date.now()}@example.com`
  await orderQuickly({ ...shop, language, name, email, ...(near && { near }) })
  await signIn(page, people.mia, { language })
  const number = await openOrderOf(page, email)
  await page.goto(`${store}/orders/${number}/ship`)
  return { ...reader, page, email, about: 'label', number }
}

/** What left in several boxes last time goes in one now. */
async function oneBox(page: Page): Promise<void> {
  await expect(page.locator('#boxes ol > li').first().getByRole('textbox').first()).not.toHaveValue('')
  const boxes = page.locator('#boxes ol > li')
  while ((await boxes.count()) > 1) await boxes.last().locator('fieldset > button').click()
}

/** This workstation sends its labels to the sandbox's printer. */
async function printOnPaper(page: Page): Promise<void> {
  const id = await page.evaluate<string>(
    `(() => { const made = localStorage.getItem('workstation') ?? crypto.randomUUID(); localStorage.setItem('workstation', made); return made })()`,
  )
  const printer = { host: '127.0.0.1', port: Number(new URL(portAfter('DEMO_GATEWAY', 8)).port) }
  const settings = {
    label: { target: 'printer', format: 'zpl', dpi: 203, printer, copies: 1 },
    slip: { target: 'browser', paper: 'letter', printer: null },
  }
  const answer = await page.request.put(`/desk/stores/harbor-toyota/settings/printing/${id}`, {
    data: { name: 'Bench 1', settings },
    headers: await headersOf(page),
  })
  expect(answer.status()).toBe(200)
}

/** The tracking numbers of the newest shipment. */
async function numbersOf(page: Page, { number }: Ship): Promise<readonly string[]> {
  const answer = await page.request.get(`/desk/stores/harbor-toyota/orders/${number}/fulfillment`)
  const { shipments } = (await answer.json()) as {
    readonly shipments: readonly { readonly parcels: readonly { readonly number: string }[] }[]
  }
  return shipments.at(-1)?.parcels.map((parcel) => parcel.number) ?? []
}

/** How many papers of the label printer bear exactly these numbers, one a sheet, as a scanner reads them. */
async function paperWith(numbers: readonly string[]): Promise<number> {
  const { jobs } = (await (await fetch(`${carrier()}/printer/api/jobs`)).json()) as {
    readonly jobs: readonly { readonly id: number; readonly kind: string; readonly state: string }[]
  }
  const newest = jobs.filter(({ kind, state }) => kind === 'zpl' && state === 'printed').slice(0, 3)
  const read = await Promise.all(newest.map(({ id }) => Promise.all(numbers.map((number, at) => bears(id, at + 1, number)))))
  return read.filter((sheets) => sheets.every(Boolean)).length
}

/** Does a sheet of a job bear a number in one of its barcodes? */
async function bears(job: number, sheet: number, number: string): Promise<boolean> {
  const picture = await fetch(`${carrier()}/printer/jobs/${job}/sheets/${sheet}.png`)
  if (picture.status !== 200) return false
  await openScanner()
  return Object.values(await scan(await picture.blob())).some((text) => text.includes(number))
}

/** Labels the carrier has charged the store for by now. */
async function charged(): Promise<number> {
  const answer = await fetch(`${process.env['DEMO_CONTROL']}/carrier/effects?account=toyota`)
  const { effects } = (await answer.json()) as { readonly effects: readonly { readonly kind: string }[] }
  return effects.filter(({ kind }) => kind === 'label').length
}

async function tell(path: string, body: object): Promise<void> {
  const answer = await fetch(`${process.env['DEMO_CONTROL']}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
}

async function mend(): Promise<void> {
  await fetch(`${process.env['DEMO_CONTROL']}/faults`, { method: 'DELETE' })
}

function portAfter(name: string, more: number): string {
  const url = new URL(process.env[name] ?? '')
  url.port = String(Number(url.port) + more)
  return url.origin
}
