import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../browser/page.ts'
import { headersOf, openOrderOf, people, picture, signInAtTheDoor } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'
import { scan } from './scan.ts'

const vin = '4T1BF1FK5CU111481'

test('Ctrl+K finds and does anything; a scanner leads to the order and its line', async ({ page }) => {
  const email = `petra.${Date.now()}@example.com`
  await orderQuickly({ shop: 'toyota', language: 'en', name: 'Petra Lane', email, vin })
  await signInAtTheDoor(page, people.mia)
  const number = await openOrderOf(page, email)
  const title = page.getByRole('heading', { name: `Order #${number}` })

  await test.step('the actions of the order, with their keys, and the reason where one cannot be done', async () => {
    const palette = await open(page)
    await expect(line(palette, 'Collect Money')).toContainText('C')
    await expect(line(palette, 'Print packing slip')).toHaveAttribute('aria-disabled', 'true')
    await expect(line(palette, 'Print packing slip')).toContainText('Nothing was packed yet.')
    await picture(page, 'palette-order')
    await say(page, 'hold')
    await expect(page.getByLabel('Status', { exact: true })).toHaveValue('on_hold')
    await open(page)
    await say(page, 'assign')
    await say(page, 'omar')
    await expect(page.getByText('Assigned to Omar Haddad', { exact: true })).toBeVisible()
  })

  await test.step('a French word finds what shows in English, and a list kept under a name is opened', () => findOtherwise(page, title))

  await test.step('a dialog opened from it gives the focus back where it was', async () => {
    const button = page.locator('#messages').getByRole('button', { name: 'Email Customer' })
    await button.focus()
    await open(page)
    await say(page, 'offline')
    await expect(page.getByRole('dialog', { name: 'Record Offline Adjustment' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(button).toBeFocused()
  })

  await test.step('a scanned part shows its line; another is named', () => scanParts(page))

  await test.step('on the fulfillment page, too, what cannot be done says why in words', () => askWhileShipping(page, number))

  await test.step('from anywhere the slip’s barcode opens the order, and a number typed into the palette does', async () => {
    await page.goto('/profile')
    await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible()
    // What hears scans comes right after the page; nobody scans that soon.
    await expect(async () => {
      await scan(page, String(number))
      await expect(title).toBeVisible({ timeout: 1000 })
    }).toPass()
    await page.goto('/profile')
    const palette = await open(page)
    await expect(line(palette, `#${number} Petra Lane`)).toBeVisible()
    await say(page, email)
    await expect(title).toBeVisible()
  })

  await test.step('who switched single keys off keeps Ctrl+K, and nothing else fires', () => switchOff(page, title))
})

async function scanParts(page: Page): Promise<void> {
  const part = (await page.locator('#content tbody tr .mono').first().innerText()).trim()
  await page.locator('#main').focus()
  await scan(page, part)
  await expect(page.locator('#content tbody tr[id^=line-]').first()).toBeFocused()
  await scan(page, 'NO-ONE-777')
  await expect(page.getByText('NO-ONE-777 is not on this order.')).toBeVisible()
}

async function askWhileShipping(page: Page, number: number): Promise<void> {
  await page.goto(`/harbor-toyota/orders/${number}/ship`)
  await expect(page.locator('#how')).toBeVisible()
  const palette = await open(page)
  await expect(line(palette, 'Print packing slip')).toContainText('Nothing was packed yet.')
  await expect(palette.getByText(/[a-z]_[a-z]/)).toHaveCount(0)
  await page.keyboard.press('Escape')
}

async function findOtherwise(page: Page, title: Locator): Promise<void> {
  const palette = await open(page)
  await page.keyboard.type('encaisser')
  await expect(line(palette, 'Collect Money')).toBeVisible()
  await palette.getByRole('combobox').fill('raccourcis')
  await expect(line(palette, 'Show the shortcuts')).toBeVisible()
  await palette.getByRole('combobox').fill('high risk')
  await expect(line(palette, 'High risk')).toContainText('View')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/orders\?.*view=/)
  await page.goBack()
  await expect(title).toBeVisible()
}

async function switchOff(page: Page, title: Locator): Promise<void> {
  await page.request.patch('/desk/me', { data: { shortcuts: false }, headers: await headersOf(page) })
  await page.reload()
  await expect(title).toBeVisible()
  const palette = await open(page)
  await expect(line(palette, 'Collect Money')).not.toContainText(/C$/)
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await page.keyboard.press('c')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Find or do anything' })).toBeVisible()
  await page.request.patch('/desk/me', { data: { shortcuts: true }, headers: await headersOf(page) })
}

async function open(page: Page): Promise<Locator> {
  const palette = page.getByRole('dialog', { name: 'Find or do anything' })
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(palette.getByRole('combobox')).toBeFocused({ timeout: 500 })
  }).toPass()
  return palette
}

function line(palette: Locator, name: string): Locator {
  return palette.getByRole('option', { name }).first()
}

/** Types a few letters and chooses what is found first. */
async function say(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}
