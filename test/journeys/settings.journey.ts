import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../browser/page.ts'
import { mailsTo } from './buyer.ts'
import { people, picture, signIn } from './clerk.ts'

const settings = '/civic-lane-honda/settings'

test('a supervisor enters other gateway keys, makes a key for a storefront and ends it, builds a role and lets somebody in', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await signIn(page, people.ruth, { at: `${settings}/gateway` })
  await test.step('the gateway is asked before its keys are kept', () => replaceKeys(page))
  const key = await test.step('a key is told once', () => makeKey(page))
  expect(await statusOf(key)).toBe(200)
  await test.step('a revoked key opens nothing', () => revokeKey(page))
  expect(await statusOf(key)).toBe(401)

  await page.goto(`${settings}/people`)
  await test.step('a role of the store’s own', () => makeRole(page))
  const email = `iris.${Date.now()}@example.com`
  await test.step('somebody is invited to it', () => invite(page, email))

  const newcomer = await (await browser.newContext()).newPage()
  await newcomer.goto(await linkTo(email))
  await newcomer.locator('input[type="password"]').fill('nine char')
  await newcomer.getByRole('button', { name: 'Save and come in' }).click()
  await expect(newcomer.getByText(/10 characters/).first()).toBeVisible()
  await newcomer.locator('input[type="password"]').fill('four unrelated words')
  await newcomer.getByRole('button', { name: 'Save and come in' }).click()
  await expect(newcomer.getByRole('heading', { name: 'Orders / New' })).toBeVisible()
  await expect(newcomer.getByRole('link', { name: 'New order' })).toHaveCount(0)
  await newcomer.context().close()

  await page.reload()
  await expect(page.locator('#people').getByRole('row', { name: /Iris Vale/ })).not.toContainText('Copy link')
  await expect(page.locator('#changes')).toContainText(email)
  await test.step('the store’s own words for its orders, found by a search and told among all changes', () => speakOfOrders(page))
})

async function speakOfOrders(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Search the settings' }).fill('prefix')
  await page.getByRole('option', { name: /Order numbers/ }).click()
  const [names, numbers] = [page.locator('#status-words'), page.locator('#order-numbers')]
  await numbers.getByLabel('Prefix').fill('9')
  await numbers.getByRole('button', { name: 'Save numbers' }).click()
  await expect(numbers).toContainText('A letter first')
  await numbers.getByLabel('Prefix').fill('CL-')
  await numbers.getByRole('button', { name: 'Save numbers' }).click()
  const backordered = names.getByRole('group').filter({ hasText: 'Backordered' }).getByLabel('English')
  await backordered.fill('Parts coming')
  await names.getByRole('button', { name: 'Save names' }).click()
  await expect(page.locator('#changes')).toContainText('Parts coming')
  await expectAccessible(page)
  await picture(page, 'settings-orders')
  await page.goto(settings.replace('settings', 'orders'))
  await expect(page.locator('a[data-order]').first()).toHaveText(/^CL-\d+$/)
  await expect(page.getByRole('navigation').getByText('Parts coming')).toBeVisible()
  await picture(page, 'orders-in-own-words')

  await page.goto(`${settings}/changes?about=orders`)
  await expect(page.getByRole('row', { name: /Backordered/ })).toContainText('Parts coming')
  await expectAccessible(page)
  await page.goto(`${settings}/orders`)
  await names.getByRole('button', { name: 'Back to the standard names' }).click()
  await names.getByRole('button', { name: 'Save names' }).click()
  await numbers.getByLabel('Prefix').fill('')
  await numbers.getByRole('button', { name: 'Save numbers' }).click()
  await expect(page.locator('#changes').getByRole('row')).toHaveCount(5)
}

async function replaceKeys(page: Page): Promise<void> {
  const stripe = page.locator('#gateway')
  await stripe.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(stripe.getByText(/^The gateway answered: these keys belong to/)).toBeVisible()
  await stripe.getByRole('button', { name: 'Set up webhooks' }).click()
  await expect(stripe).toContainText('The gateway sends its webhooks to this desk from now on.')
  await expect(stripe).toContainText('set up, none has come yet')
  await stripe.getByRole('button', { name: 'Replace keys' }).click()
  const dialog = page.getByRole('dialog', { name: 'Replace the keys' })
  const save = dialog.getByRole('button', { name: 'Test and save' })
  for (const [typed, says] of [
    ['pk_test_honda', /This is not a secret key/],
    ['sk_live_honda', /the sandbox takes no live keys/],
  ] as const) {
    await dialog.getByLabel('Secret key', { exact: true }).fill(typed)
    await save.click()
    await expect(dialog.getByText(says)).toBeVisible()
    await expect(dialog.getByLabel('Secret key', { exact: true })).toHaveValue(typed)
  }
  await expectAccessible(page)
  await dialog.getByLabel('Name').fill('Card payments')
  await dialog.getByLabel('Secret key', { exact: true }).fill('sk_test_honda')
  await save.click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('#gateway')).toContainText('Card payments')
  await expect(page.locator('#changes')).toContainText('Stripe keys')
  expect(await page.content()).not.toContain('sk_test_honda')
  await picture(page, 'settings-gateway')
}

/** Answers the key as the dialog tells it, this once. */
async function makeKey(page: Page): Promise<string> {
  await page.goto(`${settings}/keys`)
  await page.getByRole('button', { name: 'Create key' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Create key' })
  await dialog.getByLabel('Name').fill('Second web store')
  await dialog.getByRole('button', { name: 'Create key' }).click()
  await expect(dialog.getByText(/the only time the key is shown/)).toBeVisible()
  const key = /pdk_[\w-]{43}/.exec(await dialog.innerText())?.[0] ?? ''
  expect(key).not.toBe('')
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('row', { name: /Second web store/ }).first()).toContainText('never')
  expect(await page.content()).not.toContain(key)
  return key
}

async function revokeKey(page: Page): Promise<void> {
  const row = page.getByRole('row', { name: /Second web store/ }).first()
  await row.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click()
  await expect(row).toContainText('Revoked')
}

async function statusOf(key: string): Promise<number> {
  return (await fetch(`${process.env['PARTSDESK_URL']}/api/v1/orders?limit=1`, { headers: { authorization: `Bearer ${key}` } })).status
}

async function makeRole(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New role' }).click()
  const dialog = page.getByRole('dialog', { name: 'New role' })
  await dialog.getByLabel('Name').fill('Cashier')
  await dialog.getByLabel('Collect money').check()
  await dialog.getByRole('button', { name: 'Create role' }).click()
  await expect(page.locator('#roles')).toContainText('Cashier (nobody)')
}

async function invite(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite a person' })
  await dialog.getByLabel('Name').fill('Iris Vale')
  await dialog.getByLabel('E-mail').fill(people.ruth)
  await dialog.getByLabel('Role').selectOption('Cashier')
  await dialog.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(dialog.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('#people').getByRole('row', { name: /Iris Vale/ })).toContainText('Copy link')
  await expectAccessible(page)
  await picture(page, 'settings-people-invited')
}

async function linkTo(email: string): Promise<string> {
  const read = async () => (await mailsTo(email)).flatMap((mail) => /http\S+\/link\/[\w-]{43}/.exec(mail.text)?.[0] ?? [])[0] ?? ''
  await expect.poll(read, { timeout: 20_000 }).toContain('/link/')
  return read()
}
