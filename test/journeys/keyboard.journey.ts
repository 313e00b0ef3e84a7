import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../browser/page.ts'
import { inEnglish, people } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'
import { scan } from './scan.ts'

const vin = '4T1BF1FK5CU111481'

test('an order is found, verified, collected, noted and shipped without a mouse', async ({ page }) => {
  test.setTimeout(120_000)
  const email = `kira.${Date.now()}@example.com`
  await orderQuickly({ shop: 'toyota', language: 'en', name: 'Kira Moss', email, vin })
  await signInByKeys(page, people.omar)

  await test.step('along the list, and a scanner over it opens nothing', () => walkTheList(page))

  await test.step('the search finds the buyer', () => searchFor(page, email))

  await test.step('the keys are listed; single letters open what they say', () => pressLetters(page))

  await test.step('Complete Order from verify over collect to the fulfillment page', () => completeOrder(page))

  await test.step('a scanned part ticks its line, another is named; Ctrl+Enter ships', () => shipByScan(page))
})

/** Along the list, and a scanner over it opens nothing. */
async function walkTheList(page: Page): Promise<void> {
  const links = page.locator('a[data-order]')
  await expect(links.nth(1)).toBeVisible()
  const [first, second] = [await links.nth(0).innerText(), await links.nth(1).innerText()]
  const at = page.url()
  // The layer that hears scans comes right after the first paint.
  await expect(async () => {
    await scan(page, 'NO-ONE-777')
    await expect(page.getByText('Nothing here goes by NO-ONE-777.')).toBeVisible({ timeout: 1500 })
  }).toPass()
  await press(page, 'j')
  await expect(links.nth(0)).toBeFocused()
  await press(page, 'j')
  await expect(links.nth(1)).toBeFocused()
  await press(page, 'k')
  await expect(links.nth(0)).toBeFocused()
  expect([page.url(), await page.getByRole('dialog').count()]).toEqual([at, 0])
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: `Order #${first}` })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Next order' })).toBeVisible()
  await press(page, ']')
  await expect(page.getByRole('heading', { name: `Order #${second}` })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Previous order' })).toBeVisible()
  await press(page, '[')
  await expect(page.getByRole('heading', { name: `Order #${first}` })).toBeVisible()
}

/** The search finds the buyer. */
async function searchFor(page: Page, email: string): Promise<void> {
  await press(page, '/')
  await expect(page.getByRole('searchbox', { name: 'Search orders' })).toBeFocused()
  await page.keyboard.type(email)
  await press(page, 'Enter')
  await openTheOne(page)
  await expect(page.getByRole('button', { name: email })).toBeVisible()
  await expect(page.locator('#payment')).toContainText('Authorized')
}

/** The keys are listed; single letters open what they say. */
async function pressLetters(page: Page): Promise<void> {
  await press(page, '?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys.getByText('Create Shipment')).toBeVisible()
  await press(page, 'Escape')
  await expect(keys).toBeHidden()
  await press(page, 'c')
  await expect(page.getByRole('dialog', { name: 'Collect Money' }).getByLabel('Amount')).toBeFocused()
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press(page, 'n')
  await expect(page.getByLabel('Note for colleagues')).toBeFocused()
  await page.keyboard.type('Customer waits at the counter')
  await press(page, 'Control+Enter')
  await expect(page.locator('#notes li').getByText('Customer waits at the counter')).toBeVisible()
}

/** Complete Order from verify over collect to the fulfillment page. */
async function completeOrder(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: 'Complete Order' }), 'Shift+Tab')
  await press(page, 'Enter')
  const walk = page.getByRole('dialog', { name: /Complete Order/ })
  for (const step of [
    walk.getByRole('button', { name: 'I have looked, go on' }),
    walk.getByRole('button', { name: 'The addresses are right' }),
    walk.getByRole('link', { name: 'Collect Money' }),
  ]) {
    await tabTo(page, step)
    await press(page, 'Enter')
  }
  const collect = page.getByRole('dialog', { name: 'Collect Money' })
  await expect(collect.getByLabel('Amount')).toBeFocused()
  await press(page, 'Escape')
  await expect(collect).toBeHidden()
  await expect(walk).toBeVisible()
  await tabTo(page, walk.getByRole('link', { name: 'Collect Money' }))
  await press(page, 'Enter')
  await expect(collect.getByLabel('Amount')).toBeFocused()
  await press(page, 'Enter')
  await expect(collect.getByText('Approved', { exact: true })).toBeVisible()
  await expect(collect.getByRole('button', { name: 'Close' }).last()).toBeFocused()
  await press(page, 'Enter')
  // The link it was opened by is gone with its step: the dialog below takes the focus.
  await expect(walk.locator(':focus')).toHaveCount(1)
  await tabTo(page, walk.getByRole('button', { name: 'Go on', exact: true }))
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'Order Fulfillment' })).toBeVisible()
}

/** A scanned part ticks its line, another is named; Ctrl+Enter ships. */
async function shipByScan(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('radio', { name: 'Print Shipping Label' }))
  await press(page, 'ArrowDown')
  await expect(page.getByRole('radio', { name: 'Existing Tracking Number' })).toBeChecked()
  const part = page.locator('#items').getByRole('checkbox').first()
  const number = /Ship (\S+),/.exec((await part.getAttribute('aria-label')) ?? '')?.[1] ?? ''
  await tabTo(page, part)
  await press(page, 'Space')
  await expect(part).not.toBeChecked()
  await scan(page, '04152-YZZA1')
  await expect(page.getByText('04152-YZZA1 is not on this order.')).toBeVisible()
  await scan(page, number)
  await expect(part).toBeChecked()
  await expect(page.getByRole('heading', { name: 'Order Fulfillment' })).toBeVisible()
  await tabTo(page, page.getByRole('textbox', { name: /tracking number/i }))
  await page.keyboard.type('1Z5R89390357567127')
  await press(page, 'Control+Enter')
  await expect(page.getByText('The order is completed.')).toBeVisible()
}

test('every dialog of the order opens by Enter, closes by Escape, and gives the focus back', async ({ page }) => {
  test.setTimeout(120_000)
  const email = `dora.${Date.now()}@example.com`
  await orderQuickly({ shop: 'toyota', language: 'en', name: 'Dora Keys', email, vin })
  await signInByKeys(page, people.mia)
  await page.getByRole('searchbox', { name: 'Search orders' }).fill(email)
  await press(page, 'Enter')
  await openTheOne(page)
  await expect(page.locator('#payment')).toContainText('Authorized')

  const button = (section: string, name: string) => page.locator(section).getByRole('button', { name, exact: true })
  for (const trigger of [
    page.getByRole('button', { name: 'Complete Order' }),
    button('#fraud', 'Known fraud'),
    button('#addresses', 'Edit customer'),
    button('#addresses', 'Edit').first(),
    button('#addresses', 'Edit').last(),
    button('#content', 'Edit vehicle'),
    button('#content', 'Add item'),
    button('#content', 'Add discount'),
    button('#payment', 'Collect Money'),
    button('#payment', 'Record Offline Adjustment'),
    button('#payment', 'Void').first(),
    button('#messages', 'Email Customer'),
  ]) {
    await trigger.focus()
    await press(page, 'Enter')
    await expectLeft(page, trigger)
  }

  for (const item of ['Edit line', 'Cancel line'])
    await test.step(item, async () => {
      const dots = page.locator('#content tbody').getByRole('button', { name: /^Actions for/ })
      await chooseByKeys(page, dots, item)
      await expectLeft(page, dots)
    })
  const more = page.getByRole('button', { name: 'More', exact: true })
  await chooseByKeys(page, more, 'Cancel Order')
  await expectLeft(page, more)
})

async function signInByKeys(page: Page, email: string): Promise<void> {
  await page.goto('/')
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await page.keyboard.type(email)
  await press(page, 'Tab')
  await page.keyboard.type(process.env['DEMO_PASSWORD'] ?? '')
  await press(page, 'Enter')
  await inEnglish(page)
  await expect(page.getByRole('heading', { name: 'Orders / New' })).toBeVisible()
}

/** Opens the one order of the list shown. */
async function openTheOne(page: Page): Promise<void> {
  const link = page.locator('[aria-busy="false"] a[data-order]')
  await expect(link).toHaveCount(1)
  await press(page, 'j')
  await expect(link).toBeFocused()
  await press(page, 'Enter')
}

/** A key as a hand gives it: what it does is waited for before the next, because two letters at once are a scan. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
}

/** Walks with Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab'): Promise<void> {
  await expect(control).toBeVisible()
  for (let steps = 0; steps < 80; steps++) {
    if (await control.evaluate((node) => node.matches(':focus'))) return
    await page.keyboard.press(key)
  }
  await expect(control).toBeFocused()
}

async function chooseByKeys(page: Page, trigger: Locator, item: string): Promise<void> {
  await trigger.focus()
  await press(page, 'Enter')
  const chosen = page.getByRole('menuitem', { name: item })
  await expect(chosen).toBeVisible()
  await tabTo(page, chosen, 'ArrowDown')
  await press(page, 'Enter')
}

/** A dialog has opened; Escape closes it and the focus is back where it was opened. */
async function expectLeft(page: Page, trigger: Locator): Promise<void> {
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await expect(dialog.locator(':focus')).toHaveCount(1)
  await press(page, 'Escape')
  await expect(dialog).toHaveCount(0)
  await expect(trigger).toBeFocused()
}
