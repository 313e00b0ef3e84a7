import { expect, type Page } from '@playwright/test'

/** A person at the panel, by their first name. */
export const people = {
  mia: 'mia@harbor-toyota.example',
  omar: 'omar@harbor-toyota.example',
  claire: 'claire@harbor-toyota.example',
  ruth: 'ruth@civic-lane.example',
} as const

/** Signs in at the panel, in English whatever the person read last; the page then shows the first store's orders, or the page first asked for. */
export async function signIn(page: Page, email: string, at = '/', password = process.env['DEMO_PASSWORD']): Promise<void> {
  await page.goto(at)
  await page.locator('input[type="email"]').fill(email)
  await page.locator('input[type="password"]').fill(password ?? '')
  await page.locator('form button[type="submit"]').click()
  await inEnglish(page)
}

/** Turns the panel into English when the person who has just signed in read it in French last. */
export async function inEnglish(page: Page): Promise<void> {
  await expect(page).not.toHaveURL(/\/sign-in/)
  await expect(page.locator('main h1').first()).toBeVisible()
  const me = await page.request.get(new URL('/desk/me', page.url()).href)
  const { person } = (await me.json()) as { readonly person: { readonly language: string } }
  if (person.language !== 'en') await speak(page, 'en')
}

/** Sets the person's language and reads the page again in it. */
export async function speak(page: Page, language: 'en' | 'fr'): Promise<void> {
  const answer = await page.request.patch('/desk/me', {
    data: { language },
    headers: { 'x-partsdesk': '1', origin: new URL(page.url()).origin },
  })
  expect(answer.status()).toBe(200)
  await page.reload()
}

/** Opens a buyer's one order by searching their address, as one does with a caller on the phone. Answers the order's number. */
export async function openOrderOf(page: Page, email: string, store = 'harbor-toyota'): Promise<number> {
  await page.goto(`/${store}/orders`)
  await page.getByRole('searchbox').fill(email)
  await page.getByRole('searchbox').press('Enter')
  await expect(page.locator('[aria-busy="false"] a[data-order]')).toHaveCount(1)
  await page.locator('a[data-order]').click()
  await expect(page.getByRole('button', { name: email })).toBeVisible()
  return Number(new URL(page.url()).pathname.split('/').pop())
}

/** With PICTURES set, takes a picture beside the report, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env['PICTURES']) return
  await page.evaluate('document.fonts.ready.then(() => null)')
  await page.screenshot({ path: `test-results/pictures/${name}.png`, fullPage: true })
}
