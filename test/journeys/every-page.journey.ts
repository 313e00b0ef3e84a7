import type { Locator, Page } from '@playwright/test'
import { barriersOf, expect, overflowOf, test } from '../browser/page.ts'
import { picture, signIn } from './clerk.ts'

const store = '/bluestone-ford'
const gus = 'gus@bluestone-ford.example'

const readers = [
  { language: 'en', width: 1440, scheme: 'light' },
  { language: 'fr', width: 390, scheme: 'dark' },
] as const

for (const { language, width, scheme } of readers) {
  test.describe(`${language}, ${scheme}, ${width} px`, () => {
    test.use({ colorScheme: scheme, viewport: { width, height: 900 } })

    test('every page, dialog and menu can be read by everybody and fits the screen', async ({ page }) => {
      test.setTimeout(240_000)
      const flaws: string[] = []
      const look = async (name: string, part?: string) => {
        await settled(page, part)
        const wide = await overflowOf(page)
        const found = [...(await barriersOf(page, part)), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])]
        flaws.push(...found.map((flaw) => `${name}: ${flaw}`))
        await picture(page, `${name} ${language} ${width}`.replaceAll(/\W+/g, '-'), part)
      }
      await page.goto('/sign-in')
      await look('sign-in')
      await signIn(page, gus, { at: `${store}/orders`, language })
      const order = `${store}/orders/${await page.locator('a[data-order]').first().getAttribute('data-order')}`
      for (const at of pages) {
        await page.goto(at)
        await look(at)
      }
      await page.goto(`${store}/settings/store`)
      const settings = page.locator('main nav a')
      await expect(settings.first()).toBeVisible()
      for (const link of await settings.all()) {
        await link.click()
        await expect(link).toHaveAttribute('aria-current', 'page')
        await look(new URL(page.url()).pathname)
      }
      await page.goto(order)
      await look(order)
      for (const [name, opener] of Object.entries(dialogs)) {
        await opener(page)
        await look(name, '[role=dialog], [role=menu]')
        await page.keyboard.press('Escape')
        await expect(page.locator('[role=dialog], [role=menu]')).toHaveCount(0)
      }
      await page.goto(`${store}/orders?status=completed`)
      await page.locator('a[data-order]').first().click()
      await head(page, 'payment').nth(1).click()
      await expect(page.locator('[role=dialog] form')).toBeVisible()
      await look('refund', '[role=dialog]')
      await page.goto(`${order}/ship`)
      for (const way of await page.locator('#how').getByRole('radio').all()) {
        await way.check()
        await look(`ship by ${await way.getAttribute('value')}`)
      }
      expect(flaws).toEqual([])
    })
  })
}

const pages = [
  `${store}/orders?status=all`,
  `${store}/orders?q=no-such-part&status=all`,
  `${store}/orders/new`,
  '/profile',
  '/help/process-an-order',
  `${store}/attention`,
  `${store}/nowhere`,
  '/first/an-old-link',
] as const

/** What opens each dialog and menu of the order page: its section's buttons, named by their place because their words change with the language. */
const dialogs: { readonly [name: string]: (page: Page) => Promise<void> } = {
  'complete order': (page) => page.locator('main > header button').last().click(),
  menu: (page) => page.locator('main > header button').nth(-2).click(),
  cancel: async (page) => {
    await page.locator('main > header button').nth(-2).click()
    await page.getByRole('menuitem').last().click()
  },
  'report fraud': async (page) => {
    await page.locator('#fraud button').last().click()
    // What goes back stands below it: the form at its longest.
    await page.getByRole('dialog').getByRole('checkbox').check()
  },
  'edit customer': (page) => head(page, 'addresses').last().click(),
  'edit address': (page) => page.locator('#addresses address ~ div button').last().click(),
  'add item': (page) => head(page, 'content').nth(0).click(),
  'add discount': (page) => head(page, 'content').nth(1).click(),
  'line menu': (page) => lineMenu(page).click(),
  'edit line': async (page) => {
    await lineMenu(page).click()
    await page.getByRole('menuitem').first().click()
  },
  'cancel line': async (page) => {
    await lineMenu(page).click()
    await page.getByRole('menuitem').last().click()
  },
  collect: (page) => head(page, 'payment').nth(0).click(),
  'new card': async (page) => {
    await head(page, 'payment').nth(0).click()
    await page.getByRole('dialog').getByRole('radio').nth(3).check()
    await expect(page.locator('iframe[data-ready]')).toBeVisible()
  },
  verify: (page) => rarer(page, 2, 0),
  offline: (page) => rarer(page, 3, 1),
  email: (page) => head(page, 'messages').last().click(),
  shortcuts: (page) => page.keyboard.press('?'),
}

function head(page: Page, section: string): Locator {
  return page.locator(`#${section} > header button`)
}

/** The rarer buttons of Payment stand in a menu where there is no room for them. */
async function rarer(page: Page, place: number, inMenu: number): Promise<void> {
  const button = head(page, 'payment').nth(place)
  if (await button.isVisible()) return button.click()
  await head(page, 'payment').last().click()
  await page.getByRole('menuitem').nth(inMenu).click()
}

function lineMenu(page: Page): Locator {
  return page.locator('#content button[aria-haspopup=menu]').first()
}

/** Something with a name stands there, the part that is looked at too, and nothing is still loading. */
async function settled(page: Page, part = 'main'): Promise<void> {
  await expect(page.locator(part).first()).toBeVisible()
  await expect(page.getByRole('heading').or(page.getByRole('menu')).first()).toBeVisible()
  await expect(page.locator('[class*="_skeleton"], [aria-busy="true"]')).toHaveCount(0)
}
