import { expect, type Page } from '@playwright/test'

/** A person at the panel, by their first name. */
export const people = {
  mia: 'mia@harbor-toyota.example',
  omar: 'omar@harbor-toyota.example',
  claire: 'claire@harbor-toyota.example',
  ruth: 'ruth@civic-lane.example',
} as const

/** Signs in at the panel's own page, as a person does who opens it in the morning; the panel is then in English, whatever the person read last. */
export async function signInAtTheDoor(page: Page, email: string, at = '/', password = process.env['DEMO_PASSWORD']): Promise<void> {
  await page.goto(at)
  await page.locator('input[type="email"]').fill(email)
  await page.locator('input[type="password"]').fill(password ?? '')
  await page.locator('form button[type="submit"]').click()
  await inEnglish(page)
}

type Entry = { readonly at?: string; readonly language?: Language; readonly password?: string | undefined }
type Language = 'en' | 'fr'

/** Signs in without the page for it, sets the language, and opens the page asked for, or none yet. */
export async function signIn(page: Page, email: string, { at, language = 'en', password }: Entry = {}): Promise<void> {
  const headers = await headersOf(page)
  const data = { email, password: password ?? process.env['DEMO_PASSWORD'] ?? '' }
  expect((await page.request.post('/desk/sign-in', { data, headers })).status()).toBe(200)
  expect((await page.request.patch('/desk/me', { data: { language }, headers })).status()).toBe(200)
  if (at === undefined) return
  await page.goto(at)
  await expect(page.locator('main h1').first()).toBeVisible()
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
export async function speak(page: Page, language: Language): Promise<void> {
  const answer = await page.request.patch('/desk/me', { data: { language }, headers: await headersOf(page) })
  expect(answer.status()).toBe(200)
  await page.reload()
}

/** What the panel sends with a command: that it is the panel, at its own address. */
export async function headersOf(page: Page): Promise<{ readonly [name: string]: string }> {
  const { origin } = new URL((await page.request.get('/healthz')).url())
  return { 'x-partsdesk': '1', origin }
}

/** Opens a buyer's one order, found by their address. Answers the order's number. */
export async function openOrderOf(page: Page, email: string, store = 'harbor-toyota'): Promise<number> {
  const find = async () => {
    const answer = await page.request.get(`/desk/stores/${store}/orders?status=all&q=${encodeURIComponent(email)}`)
    return ((await answer.json()) as { readonly rows: readonly { readonly number: number }[] }).rows.map(({ number }) => number)
  }
  await expect.poll(async () => (await find()).length, { message: `one order of ${email}` }).toBe(1)
  const [number = 0] = await find()
  await page.goto(`/${store}/orders/${number}`)
  await expect(page.getByRole('button', { name: email })).toBeVisible()
  return number
}

/** With PICTURES set, takes a picture of the page or a part of it beside the report, for a person to look at. */
export async function picture(page: Page, name: string, part?: string): Promise<void> {
  if (!process.env['PICTURES']) return
  await page.evaluate('document.fonts.ready.then(() => null)')
  const path = `test-results/pictures/${name}.png`
  await (part ? page.locator(part).first().screenshot({ path }) : page.screenshot({ path, fullPage: true }))
}
