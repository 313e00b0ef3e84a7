import type { Page } from '@playwright/test'
import { barriersOf, expect, overflowOf, test } from '../browser/page.ts'
import { picture, signIn, speak } from './clerk.ts'

const store = '/bluestone-ford'
const gus = 'gus@bluestone-ford.example'

/** A view to look at: where it is, and what opens it there. */
type View = { readonly name: string; readonly at: string; readonly open?: (page: Page) => Promise<unknown> }

const readers = [
  { language: 'en', width: 1440, scheme: 'light' },
  { language: 'fr', width: 390, scheme: 'dark' },
] as const

for (const { language, width, scheme } of readers) {
  test.describe(`${language}, ${scheme}, ${width} px`, () => {
    test.use({ colorScheme: scheme, viewport: { width, height: 900 } })

    test('every page, dialog and menu can be read by everybody and fits the screen', async ({ page }) => {
      test.setTimeout(240_000)
      await page.goto('/sign-in')
      const flaws = await flawsOf(page, 'sign-in')
      await signIn(page, gus, `${store}/orders`)
      await speak(page, language)
      const order = await page.locator('a[data-order]').first().getAttribute('data-order')
      const settings = await settingsPages(page)
      for (const view of [...pages(`${store}/orders/${order}`), ...settings, ...dialogs(`${store}/orders/${order}`)])
        await test.step(view.name, async () => {
          await page.goto(view.at)
          await settled(page)
          await view.open?.(page)
          flaws.push(...(await flawsOf(page, view.name)))
          await picture(page, `${view.name}-${language}-${width}`.replaceAll(/\W+/g, '-'))
        })
      expect(flaws).toEqual([])
    })
  })
}

function pages(order: string): readonly View[] {
  return [
    { name: 'orders', at: `${store}/orders` },
    { name: 'orders of every status', at: `${store}/orders?status=all` },
    { name: 'nothing found', at: `${store}/orders?q=no-such-part&status=all` },
    { name: 'new order', at: `${store}/orders/new` },
    { name: 'order', at: order },
    { name: 'ship with a tracking number', at: `${order}/ship`, open: (page) => page.locator('#how input').first().check() },
    { name: 'ship by pickup', at: `${order}/ship`, open: (page) => page.locator('#how input').last().check() },
    { name: 'profile', at: '/profile' },
    { name: 'guide', at: '/help/process-an-order' },
    { name: 'no such page', at: `${store}/nowhere` },
    { name: 'old first link', at: '/first/an-old-link' },
  ]
}

/** The dialogs of the order page, those of an address first; the others stand behind a section's buttons, in their order. */
function dialogs(order: string): readonly View[] {
  const press =
    (where: string, at = 0) =>
    async (page: Page) => {
      await page.locator(where).nth(at).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await settled(page)
    }
  const item = (where: string, at: number) => async (page: Page) => {
    await page.locator(where).first().click()
    await page.getByRole('menuitem').nth(at).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await settled(page)
  }
  return [
    ...['collect', 'offline', 'cancel', 'email'].map((name) => ({ name, at: `${order}?open=${name}`, open: shown })),
    { name: 'complete order', at: order, open: press('main header button', -1) },
    { name: 'edit customer', at: order, open: press('#addresses > header button', -1) },
    { name: 'edit address', at: order, open: press('#addresses address ~ div button', 1) },
    { name: 'add item', at: order, open: press('#content > header button', 0) },
    { name: 'add discount', at: order, open: press('#content > header button', 1) },
    { name: 'edit line', at: order, open: item('#content button[aria-haspopup=menu]', 0) },
    { name: 'cancel line', at: order, open: item('#content button[aria-haspopup=menu]', -1) },
    { name: 'line menu', at: order, open: (page) => page.locator('#content button[aria-haspopup=menu]').first().click() },
  ]
}

async function shown(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toBeVisible()
  await settled(page)
}

async function settingsPages(page: Page): Promise<readonly View[]> {
  await page.goto(`${store}/settings/store`)
  const links = page.locator('main nav a')
  await expect(links.first()).toBeVisible()
  const addresses = await links.evaluateAll((nodes) => nodes.map((node) => (node as HTMLAnchorElement).pathname))
  return addresses.map((at) => ({ name: `settings ${at.split('/').pop()}`, at }))
}

/** The page's title stands and nothing is still loading. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeAttached()
  await expect(page.locator('[class*="_skeleton"], [aria-busy="true"]')).toHaveCount(0)
}

async function flawsOf(page: Page, name: string): Promise<string[]> {
  const wide = await overflowOf(page)
  return [...(await barriersOf(page)), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])].map((flaw) => `${name}: ${flaw}`)
}
