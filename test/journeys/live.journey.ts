import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../browser/page.ts'
import { headersOf, openOrderOf, people, picture, signIn } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'
import { turn } from './turns.ts'

const readers = [
  {
    language: 'en',
    width: 1440,
    here: 'Omar Haddad has this order open',
    doing: 'Omar Haddad is collecting now',
    onHold: 'On Hold',
    gone: 'This order is no longer yours',
  },
  {
    language: 'fr',
    width: 390,
    here: 'Omar Haddad a cette commande ouverte',
    doing: 'Omar Haddad encaisse en ce moment',
    onHold: 'En attente',
    gone: 'Cette commande n’est plus la vôtre',
  },
] as const

for (const { language, width, here, doing, onHold, gone } of turn(readers, 1)) {
  test(`what others do shows by itself: list, order, and who else is here (${language}, ${width} px)`, async ({ page: mia, browser }) => {
    await mia.setViewportSize({ width, height: 900 })
    const email = `lena.${language}.${Date.now()}@example.com`
    await signIn(mia, people.mia, { language, at: '/harbor-toyota/orders' })
    await test.step('an order comes in: it is on the list without a touch', async () => {
      await orderQuickly({ shop: 'toyota', language: 'en', name: `Lena Live ${language}`, email, vin: '4T1BF1FK5CU111481' })
      await expect(mia.getByText(`Lena Live ${language}`)).toBeVisible({ timeout: 5_000 })
      await picture(mia, `live-list-${language}`)
    })
    const number = await openOrderOf(mia, email)
    const omar = await anotherDesk(browser)
    await signIn(omar, people.omar, { at: `/harbor-toyota/orders/${number}` })
    await test.step('a colleague opens it: they are seen, and what they begin', async () => {
      await expect(mia.getByLabel(here)).toBeVisible()
      await expectAccessible(mia)
      await picture(mia, `live-here-${language}`)
      await omar.locator('#payment').getByRole('button', { name: 'Collect Money' }).click()
      await expect(mia.getByLabel(doing)).toBeVisible()
      await omar.keyboard.press('Escape')
      await expect(mia.getByLabel(here)).toBeVisible()
    })
    await test.step('what they set is set here too', async () => {
      await omar.getByLabel('Status', { exact: true }).selectOption('on_hold')
      await expect(mia.locator('header').getByText(onHold, { exact: true })).toBeVisible({ timeout: 5_000 })
    })
    await test.step('they leave', async () => {
      await omar.close()
      await expect(mia.getByLabel(here)).toBeHidden()
    })
    await test.step('taken from who sees only their own, it leaves their screen', async () => {
      const [claire, give] = [await anotherDesk(browser), await giverOf(mia, number)]
      await give('Claire Fontaine')
      await signIn(claire, people.claire, { language, at: `/harbor-toyota/orders/${number}` })
      await expect(claire.locator('#payment')).toBeVisible()
      await give('Mia Reyes')
      await expect(claire.getByRole('alert').getByText(gone)).toBeVisible()
      await expectAccessible(claire)
      await claire.close()
    })
  })
}

async function anotherDesk(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  return context.newPage()
}

/** Gives an order to somebody of the store, by their name. */
async function giverOf(boss: Page, number: number): Promise<(name: string) => Promise<void>> {
  const store = '/desk/stores/harbor-toyota'
  const { people: all } = (await (await boss.request.get(`${store}/settings/people`)).json()) as {
    readonly people: readonly { readonly id: string; readonly name: string }[]
  }
  return async (name) => {
    const headers = { ...(await headersOf(boss)), 'idempotency-key': crypto.randomUUID() }
    const data = { person: all.find((one) => one.name === name)?.id }
    expect((await boss.request.post(`${store}/orders/${number}/summary/assignee`, { data, headers })).status()).toBe(200)
  }
}
