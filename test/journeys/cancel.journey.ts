import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../browser/page.ts'
import { mailsTo, readMail } from './buyer.ts'
import { openOrderOf, people, picture, signIn } from './clerk.ts'
import { breakGateway, effectsOf } from './gateway.ts'
import { orderQuickly } from './quick-order.ts'

const vin = '4T1BF1FK5CU111481'

test('an authorized order is cancelled: the hold is released once, the customer is told, nothing can ship', async ({ page }) => {
  test.setTimeout(120_000)
  const email = `vera.${Date.now()}@example.com`
  const ordered = await orderQuickly({ shop: 'toyota', language: 'en', name: 'Vera Holm', email, vin })
  await signIn(page, people.mia)
  const number = await openOrderOf(page, email)
  await expect(page.locator('#payment')).toContainText('Authorized')
  const dialog = await openCancel(page)
  await expect(dialog.getByText(/^The hold of \$[\d.]+ is released\./)).toBeVisible()
  await dialog.getByLabel('Reason').selectOption('Parts not available')
  await dialog.getByLabel('More about it (optional)').fill('the maker stopped making it')
  await expectAccessible(page)
  await picture(page, 'cancel-authorized')
  await dialog.getByRole('button', { name: /^Cancel, release \$/ }).dblclick()
  await expect(dialog).toContainText('The order is cancelled. Nothing of it can be shipped.')
  await expect(dialog).toContainText(/\$[\d.]+ released\./)
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  expect((await effectsOf('toyota', ordered)).map(({ kind }) => kind)).toEqual(['authorize', 'void'])
  await expect(page.locator('#summary')).toContainText('Parts not available: the maker stopped making it')
  await expect(
    page
      .locator('#activity')
      .getByText(/Order cancelled/)
      .first(),
  ).toBeVisible()
  await expectNothingShips(page, `/harbor-toyota/orders/${number}`)
  expect(await readMail(page, email, /cancelled/i)).toMatch(/The hold of \$[\d.]+ on your card is released/)
  expect((await mailsTo(email)).filter(({ subject }) => /cancelled/i.test(subject))).toHaveLength(1)
})

test('a paid order is cancelled: all of it goes back to the card that paid, once', async ({ page }) => {
  test.setTimeout(120_000)
  const email = `yann.${Date.now()}@example.com`
  const ordered = await orderQuickly({ shop: 'honda', language: 'en', name: 'Yann Brel', email, vin })
  await signIn(page, people.ruth)
  const number = await openOrderOf(page, email, 'civic-lane-honda')
  const dialog = await openCancel(page)
  await expect(dialog.getByText(/\$[\d.]+ goes back to the card or account that paid\./)).toBeVisible()
  await dialog.getByRole('button', { name: /^Cancel, refund \$/ }).dblclick()
  await expect(dialog).toContainText(/\$[\d.]+ refunded\./)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.locator('#payment')).toContainText('Refunded')
  const [sale, refund, ...more] = await effectsOf('honda', ordered)
  expect([sale?.kind, refund?.kind, refund?.amount, more]).toEqual(['sale', 'refund', sale?.amount, []])
  await expectNothingShips(page, `/civic-lane-honda/orders/${number}`)
})

test('the gateway does not answer the refund: cancelled, marked, and brought to its end by Check again', async ({ page }) => {
  test.setTimeout(120_000)
  const email = `ulla.${Date.now()}@example.com`
  const ordered = await orderQuickly({ shop: 'honda', language: 'en', name: 'Ulla Berg', email, vin })
  await signIn(page, people.ruth)
  const number = await openOrderOf(page, email, 'civic-lane-honda')
  const dialog = await openCancel(page)
  await breakGateway('POST', '/v1/refunds', 'drop_after', 2)
  await dialog.getByRole('button', { name: /^Cancel, refund \$/ }).click()
  await expect(dialog).toContainText('The order is cancelled. Nothing of it can be shipped.')
  await expect(dialog).toContainText('The gateway has not answered yet.')
  await picture(page, 'cancel-unanswered')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('banner').or(page.locator('header')).getByText('Needs attention').first()).toBeVisible()

  const again = page.locator('#payment').getByRole('button', { name: 'Check again' })
  await again.first().click()
  await expect(again).toHaveCount(0)
  await expect(page.locator('#payment')).toContainText('Refunded')
  expect((await effectsOf('honda', ordered)).map(({ kind }) => kind)).toEqual(['sale', 'refund'])
  await expectNothingShips(page, `/civic-lane-honda/orders/${number}`)
  expect(await readMail(page, email, /cancelled/i)).toContain('Ulla Berg')
})

async function openCancel(page: Page) {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Cancel Order' }).click()
  const dialog = page.getByRole('dialog', { name: /^Cancel order #/ })
  await expect(dialog.getByLabel('Reason')).toBeVisible()
  return dialog
}

async function expectNothingShips(page: Page, order: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Complete Order' })).toBeDisabled()
  await page.goto(`${order}/ship`)
  await expect(page.getByText(/cancelled/i).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ship & Complete' })).toHaveCount(0)
}
