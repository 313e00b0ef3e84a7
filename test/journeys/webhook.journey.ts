import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { headersOf, openOrderOf, people, picture, signIn, speak } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'
import { turn } from './turns.ts'

const settings = '/harbor-toyota/settings'

test('the web store is told what became of its orders, and the buyer reads it there', async ({ page }) => {
  const email = `hook.${Date.now()}@example.com`
  const externalNumber = await orderQuickly({ shop: 'toyota', language: 'en', name: 'Hedy Hook', email, vin: '4T1BF1FK5CU111481' })
  await signIn(page, people.mia)
  const number = await openOrderOf(page, email)
  await shipElsewhere(page, number)
  await page.goto(`${settings}/keys`)
  await expect(page.getByRole('region', { name: 'Webhooks' })).toContainText('/toyota/events')
  const row = page
    .getByRole('region', { name: 'Told to the web stores' })
    .getByRole('row', { name: new RegExp(`Goods left.*${number}|${number}.*Goods left`) })
  await expect(async () => {
    await page.reload()
    await expect(row.first()).toContainText('taken', { timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  const asked = page.waitForResponse((answer) => answer.url().endsWith('/again'))
  await row.first().getByRole('button', { name: 'Send again' }).click()
  expect((await asked).status()).toBe(200)
  await page.goto(`${process.env['DEMO_SHOP']}/toyota/orders/${externalNumber}`)
  await expect(page.locator('#heard')).toContainText('Your parts have left')
  await expectAccessible(page)
  await picture(page, 'shop-order-heard')
})

/** Ships everything of an order with a number bought elsewhere. */
async function shipElsewhere(page: Page, number: number): Promise<void> {
  const at = `/desk/stores/harbor-toyota/orders/${number}/fulfillment`
  const { lines } = (await (await page.request.get(at)).json()) as {
    readonly lines: readonly { readonly id: string; readonly open: number }[]
  }
  const data = {
    method: 'tracking',
    lines: lines.map(({ id, open }) => ({ line: id, quantity: open })),
    parcels: [{ trackingNumber: '1Z5R89390357567127' }],
    notify: false,
    slip: false,
    collect: true,
  }
  const answer = await page.request.post(`${at}/ship-and-complete`, { data, headers: await headersOf(page) })
  expect(answer.status()).toBe(200)
}

test('another address must be one of the open internet; a new secret is shown once', async ({ page }) => {
  await signIn(page, people.ruth, { at: '/civic-lane-honda/settings/keys' })
  const section = page.getByRole('region', { name: 'Webhooks' })
  await section.getByRole('button', { name: 'Change', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Address').fill('https://192.168.1.20/events')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText(/must begin with https:/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await section.getByRole('button', { name: 'New secret' }).click()
  await dialog.getByRole('button', { name: 'Make a secret' }).click()
  await expect(dialog.getByText(/the only time the secret is shown/)).toBeVisible()
  const secret = /pdh_[\w-]{43}/.exec(await dialog.innerText())?.[0] ?? 'none'
  expect(secret).not.toBe('none')
  await expectAccessible(page)
  await picture(page, 'settings-webhook-secret')
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await page.content()).not.toContain(secret)
})

test('one button sets the carrier’s webhooks up', async ({ page }) => {
  await signIn(page, people.mia, { at: `${settings}/carriers` })
  const section = page.getByRole('region', { name: 'Sandbox carriers' })
  await section.getByRole('button', { name: 'Set up webhooks' }).click()
  const dialog = page.getByRole('dialog')
  await picture(page, 'settings-carriers-set-up')
  await dialog.getByRole('button', { name: 'Set up at EasyPost' }).click()
  await expect(dialog.getByRole('status')).toContainText('sends its webhooks to this desk from now on')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(section.getByRole('button', { name: 'Set webhooks up again' })).toBeVisible()
})

const readers = [
  { language: 'fr', width: 390 },
  { language: 'en', width: 1440 },
  { language: 'en', width: 390 },
  { language: 'fr', width: 1440 },
] as const

for (const { language, width } of turn(readers, 0)) {
  test(`what is told outside can be read by everybody and fits the screen: ${language}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await signIn(page, people.mia, { at: `${settings}/keys`, language })
    await expect(page.locator('#deliveries')).toBeVisible()
    await look(page, `settings-keys-${language}-${width}`)
    await page.locator('#webhooks li button', { hasText: /^(Change|Modifier)$/ }).click()
    await expect(page.getByRole('dialog').locator('form')).toBeVisible()
    await look(page, `settings-webhook-address-${language}-${width}`)
    await page.goto(`${settings}/store`)
    await expect(page.locator('#mails')).toBeVisible()
    await look(page, `settings-store-${language}-${width}`)
    await speak(page, 'en')
  })
}

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  await expectNoOverflow(page)
  await picture(page, name)
}
