import { expect, expectAccessible, test } from '../browser/page.ts'
import { headersOf, people, picture, signIn } from './clerk.ts'

test('a colleague is named in a note: their bell counts up by itself, and leads to the note', async ({ page: mia, browser }) => {
  await signIn(mia, people.mia)
  const rows = await mia.request.get('/desk/stores/harbor-toyota/orders?status=all')
  const { number = 0 } = ((await rows.json()) as { readonly rows: readonly { readonly number: number }[] }).rows.at(-1) ?? {}
  const omar = await (await browser.newContext()).newPage()
  await signIn(omar, people.omar)
  const bell = omar.getByRole('button', { name: /^Notifications/ })
  const unread = async () => Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0] ?? 0)
  const read = { data: { order: number }, headers: await headersOf(omar) }
  const answer = await omar.request.post('/desk/stores/harbor-toyota/notifications/read', read)
  const { unread: before } = (await answer.json()) as { readonly unread: number }
  await omar.goto('/harbor-toyota/orders')
  await expect.poll(unread).toBe(before)
  await mia.goto(`/harbor-toyota/orders/${number}`)

  await test.step('an @ offers who may see the order; the keyboard takes them', async () => {
    const field = mia.getByLabel('Note for colleagues', { exact: true })
    await field.pressSequentially('Please call her, @om')
    await expect(mia.getByRole('listbox').getByRole('option', { name: /Omar Haddad/ })).toBeVisible()
    await picture(mia, 'mention-en', '#notes')
    await field.press('Enter')
    await expect(field).toHaveValue('Please call her, @Omar Haddad ')
    await field.press('Control+Enter')
    await expect(mia.locator('#notes li').getByText('@Omar Haddad')).toBeVisible()
  })
  await test.step('the bell counts up, the newest leads to the note, and it is read', async () => {
    await expect.poll(unread, { timeout: 5_000 }).toBeGreaterThan(before)
    await bell.click()
    const newest = omar.getByRole('listitem').filter({ hasText: 'Mia Reyes mentioned you' }).first()
    await expect(newest).toContainText(`${number}`)
    await expectAccessible(omar)
    await picture(omar, 'notifications-en')
    await newest.getByRole('link').click()
    await expect(omar).toHaveURL(new RegExp(`/orders/${number}#note-`))
    await expect(omar.locator('[data-named]')).toContainText('Please call her, @Omar Haddad')
    await expect(omar.locator('[data-named]')).toBeInViewport()
    await expect.poll(unread).toBeLessThanOrEqual(before)
  })
  await test.step('what one is told is chosen on the profile, in French on a phone', async () => {
    await omar.setViewportSize({ width: 390, height: 844 })
    await signIn(omar, people.omar, { language: 'fr', at: '/profile' })
    const mail = omar.getByLabel('On me mentionne : courriel')
    await mail.selectOption({ label: 'Dans le résumé quotidien' })
    await omar.reload()
    await expect(mail).toHaveValue('digest')
    await expectAccessible(omar)
    await picture(omar, 'notifications-choices-fr', '#notifications')
    expect(await omar.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  })
  await omar.context().close()
})
