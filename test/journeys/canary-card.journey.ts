import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { expect, test } from '../browser/page.ts'
import { filesWith, placesOf, spellingsOf, squeezed } from '../support/traces.ts'
import { orderAPart, typeCard } from './buyer.ts'
import { openOrderOf, people, signIn } from './clerk.ts'
import { startDesk } from './desk.ts'
import { record, type Traffic } from './traffic.ts'

const port = 4020
/** A card its bank declines, and one that pays. */
const [canary, good] = ['4000000000009995', '4242424242424242']
/** No issuer's: it may be kept anywhere, and shows that the search finds what is. */
const control = '9000 0000 0000 0001'
const refusal = 'This looks like a card number. Card numbers must never be written here: leave it out.'

test('a card number that buyers type and clerks paste is found nowhere: not in what the server said, its tables, its log or its files', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const folder = await mkdtemp(join(tmpdir(), 'partsdesk-canary-'))
  await writeFile(join(folder, 'demo.json'), JSON.stringify({ password: 'a-desk-with-a-canary', keys: {}, placed: true }))
  const log: string[] = []
  const desk = await startDesk(folder, port, { level: 'debug', take: (line) => log.push(line) })
  try {
    const context = await browser.newContext({ baseURL: desk.url })
    const traffic = record(context, desk.url)
    const page = await context.newPage()
    const email = `rosa.${Date.now()}@example.com`
    const basket = { shop: 'toyota', language: 'en', name: 'Rosa Lind', email, vin: '4T1BF1FK5CU111481' } as const
    await test.step('at the shop: declined, then paid with another card', () =>
      orderAPart(page, { ...basket, declined: canary, card: good }, desk.shop))
    await signIn(page, people.mia, { password: desk.password })
    await openOrderOf(page, email)
    await test.step('in the desk’s card field', () => chargeNewCard(page))
    await test.step('at the page of a pay link', () => payByLink(context, page))
    await test.step('pasted where clerks write', () => paste(page))
    await test.step('in the search and the address bar', () => search(page))
    await test.step('a number that is no card’s is kept', () => writeControl(page, email))
    await test.step('the browser keeps none', () => expectNoneIn(page))
    await test.step('the server said none', () => lookThrough(traffic))
    await test.step('no table has one', () => lookInTables(folder))
    await context.close()
    await desk.end('SIGTERM')
    await test.step('no log and no file has one', () => lookInFiles(folder, log))
  } finally {
    await desk.end('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
})

async function chargeNewCard(page: Page): Promise<void> {
  await page.locator('#payment').getByRole('button', { name: 'Collect Money' }).click()
  const dialog = page.getByRole('dialog', { name: 'Collect Money' })
  await dialog.getByRole('radio', { name: 'Charge a new credit card' }).check()
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('5.00')
  await typeCard(dialog.frameLocator('iframe'), canary)
  await dialog.getByRole('button', { name: /^Charge/ }).click()
  await expect(dialog.getByText('Declined', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Try another card' }).click()
  await typeCard(dialog.frameLocator('iframe'), good)
  await dialog.getByRole('button', { name: /^Charge/ }).click()
  await expect(dialog.getByText('Approved', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
}

async function payByLink(context: BrowserContext, page: Page): Promise<void> {
  await page.locator('#payment').getByRole('button', { name: 'Collect Money' }).click()
  const dialog = page.getByRole('dialog', { name: 'Collect Money' })
  await dialog.getByRole('radio', { name: 'Send a pay link' }).check()
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('4.00')
  await dialog.getByLabel('Note to the customer').fill(`charge ${canary}`)
  await dialog.getByRole('button', { name: /^Send the link/ }).click()
  await expect(dialog.getByRole('alert')).toContainText(refusal)
  await dialog.getByLabel('Note to the customer').fill('For the return of the core.')
  await dialog.getByRole('button', { name: /^Send the link/ }).click()
  const link = await dialog.getByRole('button', { name: /\/pay\/[\w-]{43}/ }).innerText()
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  const buyer = await context.newPage()
  await buyer.goto(/\/pay\/[\w-]{43}/.exec(link)?.[0] ?? '')
  const pay = buyer.getByRole('button', { name: /^Pay \$4\.00/ })
  await typeCard(buyer.frameLocator('iframe'), canary)
  await pay.click()
  await expect(buyer.getByRole('alert')).toContainText('There is not enough money on this card.')
  await typeCard(buyer.frameLocator('iframe'), good)
  await pay.click()
  await expect(buyer.getByRole('heading', { level: 1 })).toHaveText('Paid, thank you')
  await buyer.close()
}

/** Each place says that it is none for a card number, and the clerk goes on without it. */
async function paste(page: Page): Promise<void> {
  await page.reload()
  const [one, another, third] = spellingsOf(canary)
  const note = page.getByLabel('Note for colleagues')
  await note.fill(`her card: ${one}`)
  await note.press('Control+Enter')
  await expect(page.locator('#notes').getByRole('alert')).toContainText(refusal)
  await note.fill('')

  await page.locator('#messages').getByRole('button', { name: 'Email Customer' }).click()
  const mail = page.getByRole('dialog').filter({ has: page.getByLabel('Subject') })
  await mail.getByRole('textbox', { name: 'Message', exact: true }).fill(`Is it ${another}?`)
  await mail.getByRole('button', { name: 'Send' }).click()
  await expect(mail.getByText('This holds a card number.')).toBeVisible()
  await mail.getByRole('textbox', { name: 'Message', exact: true }).fill('')
  await mail.getByRole('button', { name: 'Close' }).first().click()

  const invoice = page.getByLabel('Dealer invoice no. (DMS #)')
  await invoice.fill(third ?? '')
  await invoice.press('Enter')
  await expect(page.getByText(refusal)).toBeVisible()
  await invoice.fill('')
  await page.reload()
  await pasteReasons(page)
}

async function pasteReasons(page: Page): Promise<void> {
  await page.locator('#payment').getByRole('button', { name: 'Refund' }).first().click()
  const refund = page.getByRole('dialog', { name: 'Refund' })
  await refund.getByRole('radio', { name: 'An amount' }).check()
  await refund.getByRole('textbox', { name: 'Amount' }).fill('1.00')
  await refund.getByLabel('Reason').selectOption({ index: 1 })
  await refund.getByLabel('Note (optional)').fill(`to ${canary}`)
  await beRefused(refund, /^Refund/)
  await refund.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Cancel Order' }).click()
  const cancel = page.getByRole('dialog', { name: /^Cancel order #/ })
  await cancel.getByLabel('Reason').selectOption('Parts not available')
  await cancel.getByLabel('More about it (optional)').fill(`paid with ${canary}`)
  await beRefused(cancel, /^Cancel, /)
  await page.keyboard.press('Escape')
}

async function beRefused(dialog: Locator, button: RegExp): Promise<void> {
  await dialog.getByRole('button', { name: button }).last().click()
  await expect(dialog.getByRole('alert')).toContainText(refusal)
}

async function search(page: Page): Promise<void> {
  await page.goto('/harbor-toyota/orders')
  await page.getByRole('searchbox', { name: 'Search orders' }).fill(canary)
  await page.getByRole('searchbox', { name: 'Search orders' }).press('Enter')
  await expect(page.locator('a[data-order]')).toHaveCount(0)
  await page.goto(`/harbor-toyota/orders?status=all&q=${canary}`)
  await expect(page.locator('[aria-busy="false"]').first()).toBeVisible()
  await page.goto(`/harbor-toyota/orders/${canary}`)
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible()
}

async function writeControl(page: Page, email: string): Promise<void> {
  await openOrderOf(page, email)
  await page.getByLabel('Note for colleagues').fill(`The crate is ${control}`)
  await page.getByLabel('Note for colleagues').press('Control+Enter')
  await expect(page.locator('#notes').getByRole('listitem').getByText(control)).toBeVisible()
}

/** What the tab keeps for the clerk: drafts and settings. */
async function expectNoneIn(page: Page): Promise<void> {
  const kept = await page.evaluate<string>('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])')
  expect(numbersIn(kept, [canary, good])).toEqual([])
}

async function lookThrough({ asked, told }: Traffic): Promise<void> {
  const answers = await told()
  expect(asked.length).toBeGreaterThan(50)
  expect(answers.length).toBeGreaterThan(50)
  expect(numbersIn(asked.join('\n'), [control])).toEqual([squeezed(control)])
  expect(numbersIn(answers.join('\n'), [control])).toEqual([squeezed(control)])
  const cards = await testCards()
  expect(answers.filter((answer) => numbersIn(answer, cards).length > 0)).toEqual([])
  // What clerks pasted did reach the server, which refused it; what was typed into a card field never did.
  expect(numbersIn(asked.join('\n'), [canary, good])).toEqual([canary])
}

async function lookInTables(folder: string): Promise<void> {
  const url = await superuserUrl(folder)
  expect(await placesOf(url, squeezed(control))).toEqual(['public.notes.body'])
  expect(await placesOf(url, ...(await testCards()))).toEqual([])
}

async function lookInFiles(folder: string, log: readonly string[]): Promise<void> {
  const marked = await filesWith(folder, [control])
  expect(marked.filter((file) => file.includes('pg_wal/'))).not.toEqual([])
  expect(marked.filter((file) => file.includes('/base/'))).not.toEqual([])
  expect(await filesWith(folder, [canary, good].flatMap(spellingsOf))).toEqual([])
  expect(log.filter((line) => line.includes('PostgreSQL started'))).toHaveLength(1)
  const cards = await testCards()
  expect(log.filter((line) => numbersIn(line, cards).length > 0)).toEqual([])
}

/** Those of the numbers that stand in a text, however they are written there. */
function numbersIn(text: string, numbers: readonly string[]): readonly string[] {
  const plain = squeezed(text)
  return numbers.map(squeezed).filter((number) => plain.includes(number))
}

/** Every number the sandbox's gateway takes, from its own list. */
async function testCards(): Promise<readonly string[]> {
  const list = await readFile(new URL('../../sandbox/gateway/cards.ts', import.meta.url), 'utf8')
  const numbers = [...list.matchAll(/'(\d{13,19})'/g)].map(([, number = '']) => number)
  expect(numbers.length).toBeGreaterThan(20)
  return numbers
}

/** The desk's own database, by the socket that its postmaster's file names. */
async function superuserUrl(folder: string): Promise<string> {
  const [, , , on, socket] = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  return `postgres://postgres@localhost:${on}/partsdesk?host=${encodeURIComponent(socket ?? '')}`
}
