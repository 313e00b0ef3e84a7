import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { readMail } from './buyer.ts'
import { people, picture, signIn } from './clerk.ts'

const overlong = `Alternator, remanufactured, ${'with pulley and regulator, '.repeat(12)}12 V`
const long = overlong.slice(0, 200)

test('an order taken by telephone: mistakes named at their fields, kept over a reload, paid in cash, handed over', async ({ page }) => {
  test.setTimeout(120_000)
  const email = `lukasz.${Date.now()}@example.com`
  await signIn(page, people.mia, { at: '/harbor-toyota/orders/new' })
  await test.step('several mistakes at once: each beside its field, nothing lost, the first has the focus', () => mistake(page))

  await test.step('put right, then the page is read again in the middle: the draft is there', () => putRight(page, email))

  await test.step('it is an order like any other, with the totals that were typed', () => readTotals(page))

  await test.step('it stands in the list, from the telephone', () => findInList(page))

  await test.step('cash is recorded once, also when the button is pressed twice', () => payInCash(page))

  await test.step('handed over at the counter, the order is completed', () => handOver(page, email))
})

/** Several mistakes at once: each beside its field, nothing lost, the first has the focus. */
async function mistake(page: Page): Promise<void> {
  const { customer, first, save } = formOf(page)
  await customer.getByLabel('E-mail', { exact: true }).fill('lukasz at home')
  await page.locator('#addresses').getByLabel('Street', { exact: true }).fill('2834 North Milwaukee Avenue')
  await first.getByLabel('Part number', { exact: true }).fill('27060-0V040')
  await first.getByLabel('Name of the part', { exact: true }).fill(overlong)
  await first.getByLabel('Quantity', { exact: true }).fill('two')
  await first.getByLabel('Price each', { exact: true }).fill('about 61')
  await page.locator('#charges').getByRole('button', { name: 'Add tax' }).click()
  await page.locator('#charges').getByLabel('Tax rate', { exact: true }).fill('a lot')
  await save.click()
  await expectError(customer.getByLabel('Name', { exact: true }), 'Fill this in.')
  await expectError(customer.getByLabel('E-mail', { exact: true }), 'Write an e-mail address, as name@example.com.')
  await expectError(page.locator('#addresses').getByLabel('City', { exact: true }), 'Fill this in.')
  await expectError(first.getByLabel('Name of the part', { exact: true }), 'At most 200 characters.')
  await expectError(first.getByLabel('Quantity', { exact: true }), 'Write a whole number.')
  await expectError(first.getByLabel('Price each', { exact: true }), 'Write an amount, as 61.20.')
  await expectError(page.locator('#charges').getByLabel('Tax name', { exact: true }), 'Fill this in.')
  await expectError(page.locator('#charges').getByLabel('Tax rate', { exact: true }), 'Write a percentage, as 8.25.')
  await expect(customer.getByLabel('Name', { exact: true })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: /\d+ fields need another look/ })).toBeVisible()
  await expect(first.getByLabel('Price each', { exact: true })).toHaveValue('about 61')
  await expect(first.getByLabel('Name of the part', { exact: true })).toHaveValue(overlong)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await picture(page, 'phone-order-mistakes')
}

/** Put right, then the page is read again in the middle: the draft is there. */
async function putRight(page: Page, email: string): Promise<void> {
  const { customer, first, second, save } = formOf(page)
  await fill(customer, { Phone: '+1 773 555 0187', 'E-mail': email })
  await customer.getByLabel('Name', { exact: true }).fill('Łukasz Żółć')
  await fill(page.locator('#addresses'), { City: 'Chicago', 'State or province': 'IL', 'Postal code': '60618' })
  await fill(first, { 'Name of the part': long, Quantity: '2', 'Price each': '$61.20' })
  await page.getByRole('button', { name: 'Add part' }).click()
  await expect(second.getByLabel('Part number', { exact: true })).toBeFocused()
  await fill(second, {
    'Part number': '45510-06110',
    'Name of the part': 'Steering rack, exchange',
    'Price each': '189',
    'Core charge': '45,00',
  })
  await page.reload()
  await expect(customer.getByLabel('Name', { exact: true })).toHaveValue('Łukasz Żółć')
  await expect(first.getByLabel('Name of the part', { exact: true })).toHaveValue(long)
  await expect(second.getByLabel('Core charge', { exact: true })).toHaveValue('45,00')
  await fill(page.locator('#charges'), {
    'Shipping service': 'Counter',
    'Shipping charged': '18.50',
    'Tax rate': '8.25',
    'Tax name': 'IL',
  })
  await expect(page.locator('#totals').getByRole('status').or(page.locator('#totals output'))).toContainText('$400.59')
  await picture(page, 'phone-order-filled')
  await save.click()
}

/** It is an order like any other, with the totals that were typed. */
async function readTotals(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /Order #\d+/ })).toBeVisible()
  const totals = page.locator('#content dl')
  for (const [label, amount] of [
    ['Subtotal', '$311.40'],
    ['Core charges', '$45.00'],
    ['Shipping: Counter', '$18.50'],
    ['Tax IL 8.25%', '$25.69'],
    ['Order total', '$400.59'],
  ] as const)
    await expect(totals.locator('div').filter({ hasText: label }).last()).toContainText(amount)
  await expect(page.locator('#content').getByText(long)).toBeVisible()
  await expectNoOverflow(page)
  await picture(page, 'phone-order-saved')
}

/** It stands in the list, from the telephone. */
async function findInList(page: Page): Promise<void> {
  const number = numberOf(page)
  await page.goto('/harbor-toyota/orders')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: number, exact: true }) })
  await expect(row).toContainText('Łukasz Żółć')
  await expect(row).toContainText('$400.59')
  await expect(row).toContainText('Phone')
  await row.getByRole('link', { name: number }).click()
}

/** Cash is recorded once, also when the button is pressed twice. */
async function payInCash(page: Page): Promise<void> {
  await page.locator('#payment').getByRole('button', { name: 'Record Offline Adjustment' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record Offline Adjustment' })
  await expect(dialog.getByLabel('Amount', { exact: true })).toHaveValue('400.59')
  await dialog.getByLabel('Reference', { exact: true }).fill('R-2207')
  await dialog.getByLabel('Note', { exact: true }).fill('Paid at the counter in cash')
  await dialog.getByRole('button', { name: /^Record received/ }).dblclick()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  const payment = page.locator('#payment')
  await expect(payment).toContainText('$400.59 collected of $400.59')
  await expect(payment.getByRole('cell', { name: 'Cash' })).toHaveCount(1)
  await payment.getByRole('button', { name: 'Show details' }).click()
  await expect(payment.getByText('R-2207')).toBeVisible()
}

/** Handed over at the counter, the order is completed. */
async function handOver(page: Page, email: string): Promise<void> {
  await page.getByRole('link', { name: 'Create Shipment' }).click()
  await page.getByRole('radio', { name: /Customer Pickup/ }).check()
  await page.getByLabel('Collected by (optional)', { exact: true }).fill('Zofia Żółć')
  await page.getByLabel('ID seen', { exact: true }).check()
  await picture(page, 'phone-order-pickup')
  await page.getByRole('button', { name: 'Ship & Complete' }).click()
  await expect(page.getByText('The order is completed.')).toBeVisible()
  await expect(page.getByText('Zofia Żółć').first()).toBeVisible()
  expect(await readMail(page, email, /order/i)).toContain('Łukasz Żółć')
}

function formOf(page: Page) {
  return {
    customer: page.locator('#buyer'),
    first: page.getByRole('listitem', { name: 'Part 1' }),
    second: page.getByRole('listitem', { name: 'Part 2' }),
    save: page.getByRole('button', { name: 'Save order' }),
  }
}

async function fill(part: Locator, values: { readonly [label: string]: string }): Promise<void> {
  for (const [label, value] of Object.entries(values)) await part.getByLabel(label, { exact: true }).fill(value)
}

/** The field is marked wrong and its own description says why. */
async function expectError(field: Locator, sentence: string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(new RegExp(sentence.replaceAll('.', String.raw`\.`)))
}

function numberOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').pop() ?? ''
}
