import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { openOrderOf, people, picture, signIn } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'

const photo = new URL('../../src/apps/web/public/guide/list-en.webp', import.meta.url)

type Mail = { readonly text: string; readonly html: string; readonly attachments: readonly { readonly filename: string }[] }

test('a French message is picked, a picture put to it, and both come to the customer; nothing breaks the page’s policy', async ({
  page,
}) => {
  const broken: string[] = []
  page.on('console', (said) => /Content Security Policy/i.test(said.text()) && broken.push(said.text()))
  const email = `luc.${Date.now()}@example.com`
  await orderQuickly({ shop: 'toyota', language: 'fr', name: 'Luc Gagnon', email, vin: '4T1BF1FK5CU111481' })
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, people.omar, { language: 'fr' })
  const number = await openOrderOf(page, email)
  await page.goto(`/harbor-toyota/orders/${number}?open=email`)
  const mail = page.getByRole('dialog', { name: 'Envoyer un e-mail au client' })
  const body = mail.getByRole('textbox', { name: 'Message', exact: true })

  await test.step('what has no value on this order is marked, and not sent', async () => {
    await pick(page, 'Where')
    await expect(body).toContainText('Bonjour Luc,')
    await expect(mail.getByRole('note')).toContainText('{{tracking}}')
    await mail.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await expect(mail.getByText('Remplissez ce qui est entre doubles accolades')).toBeVisible()
    await expectAccessible(page)
    await expectNoOverflow(page)
  })

  await test.step('another message takes its place; what is typed stays below the next', async () => {
    await pick(page, 'Ask for the VIN')
    await expect(mail.getByLabel('Objet')).toHaveValue(`Commande ${number} : votre NIV, s’il vous plaît`)
    await expect(body).not.toContainText('{{')
    await body.press('Control+End')
    await page.keyboard.type('Merci et ')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('bonne journée')
    await pick(page, 'Please call')
    await expect(body).toContainText('Appelez-nous')
    await expect(body.locator('strong')).toHaveText('bonne journée')
  })

  await test.step('a picture goes along, and stays when the composer is closed', async () => {
    const buffer = await readFile(photo)
    await mail.locator('input[type="file"]').setInputFiles({ name: 'côté gauche.webp', mimeType: 'image/webp', buffer })
    await expect(mail.getByRole('list', { name: 'Pièces jointes' })).toContainText('côté gauche.webp')
    await mail.getByRole('button', { name: 'Fermer' }).click()
    await page.getByRole('button', { name: 'Envoyer un e-mail au client' }).first().click()
    await expect(body.locator('strong')).toHaveText('bonne journée')
    await expect(mail.getByRole('list', { name: 'Pièces jointes' })).toContainText('côté gauche.webp')
    await picture(page, 'composer-fr-390')
  })

  await body.press('Control+Enter')
  await expect(mail).toBeHidden()
  await expect(page.locator('#messages')).toContainText('bonne journée', { timeout: 20_000 })
  await expect(page.locator('#messages').getByRole('link', { name: /côté gauche/ })).toBeVisible()
  const sent = await mailTo(email, 'Commande')
  expect(sent.text).toContain('bonne journée')
  expect(sent.html).toContain('<strong>bonne journée</strong>')
  expect(sent.attachments.map(({ filename }) => filename)).toEqual(['côté gauche.webp'])
  expect(broken).toEqual([])
})

async function pick(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Message type' }).fill(name)
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-combobox-selected]')).toContainText(name)
  await page.keyboard.press('Enter')
}

/** The newest mail to an address, whole, as the customer's mailbox has it. */
async function mailTo(to: string, subject: string): Promise<Mail> {
  const at = `${process.env['DEMO_MAILBOX']}/api/messages`
  const list = async () =>
    (
      (await (await fetch(`${at}?to=${encodeURIComponent(to)}`)).json()) as {
        readonly messages: readonly { id: number; subject: string }[]
      }
    ).messages
  await expect.poll(async () => (await list())[0]?.subject).toContain(subject)
  const [newest] = await list()
  return (await (await fetch(`${at}/${newest?.id}`)).json()) as Mail
}
