import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../browser/page.ts'
import { openOrderOf, people, picture, signIn } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'
import { turn } from './turns.ts'

const readers = [
  { language: 'en', width: 1440, here: 'Omar Haddad has this order open', doing: 'Omar Haddad is collecting now', onHold: 'On Hold' },
  {
    language: 'fr',
    width: 390,
    here: 'Omar Haddad a cette commande ouverte',
    doing: 'Omar Haddad encaisse en ce moment',
    onHold: 'En attente',
  },
] as const

for (const { language, width, here, doing, onHold } of turn(readers, 1)) {
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
  })
}

async function anotherDesk(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  return context.newPage()
}
