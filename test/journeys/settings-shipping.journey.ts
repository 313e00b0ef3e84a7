import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { people, picture, signIn, speak } from './clerk.ts'

const settings = '/civic-lane-honda/settings'

test('a supervisor enters carrier keys, imports a rate card, adds a place and a box, and sets up how labels print', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, people.ruth, { at: `${settings}/carriers` })
  await test.step('a key is tried before it is kept', () => addAccount(page))
  await test.step('the webhook’s address is told once', () => makeAddress(page))
  await test.step('a card with a wrong row is shown, put right and kept', () => importCard(page))
  await test.step('the next version begins with the one before', () => nextVersion(page))
  await test.step('what decides between equal rates', () => prefer(page))
  await test.step('an account is taken out of use', () => stop(page))
  await page.goto(`${settings}/ship-from`)
  await test.step('a place', () => addPlace(page))
  await page.goto(`${settings}/boxes`)
  await test.step('a box', () => addBox(page))
  await page.goto(`${settings}/printing`)
  await test.step('how this workstation prints', () => setUpPrinting(page))
})

for (const { language, width } of [
  { language: 'en', width: 1440 },
  { language: 'fr', width: 390 },
] as const) {
  test(`every dialog of the shipping settings can be read by everybody and fits the screen: ${language}, ${width} px`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize({ width, height: 900 })
    await signIn(page, people.ruth)
    await page.goto(`${settings}/carriers`)
    await speak(page, language)
    for (const [at, dialogs] of Object.entries(openers)) {
      await page.goto(`${settings}/${at}`)
      for (const [name, open] of Object.entries(dialogs)) {
        await open(page)
        await expect(page.getByRole('dialog').locator('form, button').first()).toBeVisible()
        await expectAccessible(page)
        await expectNoOverflow(page)
        await picture(page, `settings-${name}-${language}-${width}`)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
    }
  })
}

const head = (page: Page) => page.locator('main h1').locator('..').getByRole('button')
const inSection = (page: Page, section: string, at: number) => page.locator(`section[id^=${section}]`).first().locator('button').nth(at)

/** Named by their place, because their words change with the language. */
const openers: { readonly [page: string]: { readonly [name: string]: (page: Page) => Promise<void> } } = {
  carriers: {
    'add-card': (page) => head(page).first().click(),
    'add-easypost': (page) => head(page).nth(1).click(),
    'change-easypost': (page) => inSection(page, 'account', 1).click(),
    webhooks: (page) => inSection(page, 'account', 2).click(),
    stop: (page) => inSection(page, 'account', 3).click(),
  },
  'ship-from': {
    'add-place': (page) => head(page).first().click(),
    'change-place': (page) => inSection(page, 'place', 0).click(),
  },
  boxes: {
    'add-box': (page) => head(page).first().click(),
    'change-box': (page) => page.locator('#boxes tbody tr').first().getByRole('button').nth(2).click(),
  },
}

async function addAccount(page: Page): Promise<void> {
  const sandbox = page.getByRole('region', { name: 'Sandbox carriers' })
  await sandbox.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(sandbox.getByText('EasyPost takes this key.')).toBeVisible()
  await page.getByRole('button', { name: 'Add an EasyPost account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add an EasyPost account' })
  const key = dialog.getByLabel('API key', { exact: true })
  await dialog.getByLabel('Name').fill('Second account')
  for (const [typed, says] of [
    ['sk_test_honda', /This is not an API key of EasyPost/],
    ['EZAKhonda', /the sandbox takes no live keys/],
    ['EZTKnobody', /EasyPost refused this key/],
  ] as const) {
    await key.fill(typed)
    await dialog.getByRole('button', { name: 'Test and save' }).click()
    await expect(dialog.getByText(says)).toBeVisible()
    await expect(key).toHaveValue(typed)
  }
  await key.fill('EZTK_honda_second')
  await dialog.getByRole('button', { name: 'Test and save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Second account' })).toContainText('ends in cond')
  expect(await page.content()).not.toContain('EZTK_honda_second')
}

async function makeAddress(page: Page): Promise<void> {
  const section = page.getByRole('region', { name: 'Second account' })
  await section.getByRole('button', { name: 'Set up webhooks' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Enter it by hand' }).click()
  await expect(dialog.getByText(/the only time they are shown/)).toBeVisible()
  const address = /http\S+\/hooks\/carriers\/[\w-]{43}/.exec(await dialog.innerText())?.[0] ?? 'none'
  await expectAccessible(page)
  await picture(page, 'settings-carriers-webhook')
  await dialog.getByRole('button', { name: 'I have copied both' }).click()
  await expect(section).toContainText('none has come yet')
  expect(await page.content()).not.toContain(address)
}

async function importCard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a rate card' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a rate card' })
  await dialog.getByLabel('Name').fill('City courier')
  await dialog
    .getByLabel('Services', { exact: true })
    .fill('code,name,class,residential\nday,Same day,overnight,2.50\neve,Evening run,grund,\n')
  await dialog.getByLabel('CSV file: Prices').setInputFiles({
    name: 'prices.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('service;pounds;zone 2;zone 3\nday;20;$12,50;18\nday;70;twenty;30\neve;70;8;11\nday;days;0;1\n'),
  })
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(/2 rows are wrong/)
  await expect(dialog.getByRole('row', { name: /Services 3/ })).toContainText('class: Not one of economy, ground')
  await expect(dialog.getByRole('row', { name: /Prices 3/ })).toContainText('zone 2: Not an amount')
  await expectAccessible(page)
  await picture(page, 'settings-carriers-card-wrong')
  const services = dialog.getByLabel('Services', { exact: true })
  await services.fill((await services.inputValue()).replace('grund', 'ground'))
  const prices = dialog.getByLabel('Prices', { exact: true })
  await prices.fill((await prices.inputValue()).replace('twenty', '20'))
  await expect(dialog.getByRole('button', { name: 'Keep this card' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await expect(dialog.getByText(/^2 services, 6 prices/)).toBeVisible()
  await expect(dialog.getByRole('row', { name: /8 lb, 14 × 10 × 6 in to a home/ })).toContainText('$15.00')
  await expectAccessible(page)
  await picture(page, 'settings-carriers-card-preview')
  await dialog.getByRole('button', { name: 'Keep this card' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'City courier' }).getByRole('row').nth(1)).toContainText('in use')
}

async function nextVersion(page: Page): Promise<void> {
  const section = page.getByRole('region', { name: 'City courier' })
  await section.getByRole('button', { name: 'New version' }).click()
  const dialog = page.getByRole('dialog', { name: 'New version' })
  const prices = dialog.getByLabel('Prices', { exact: true })
  await expect(prices).toHaveValue(/day,20,12.50,18.00/)
  await prices.fill((await prices.inputValue()).replace('12.50', '13.50'))
  await dialog.getByLabel('Holds from').fill('2099-01-04')
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await dialog.getByRole('button', { name: 'Keep this card' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(section.getByRole('row', { name: /Jan 4, 2099/ })).toContainText('to come')
}

async function prefer(page: Page): Promise<void> {
  const section = page.locator('#preference')
  await section.getByLabel('Preferred carrier').fill('City courier')
  await section.getByLabel('What a day is worth').fill('2.50')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('#changes')).toContainText('$2.50')
  await page.reload()
  await expect(section.getByLabel('Preferred carrier')).toHaveValue('City courier')
  await expectAccessible(page)
  await picture(page, 'settings-carriers')
}

async function stop(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Second account' }).getByRole('button', { name: 'Stop using' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop using it' }).click()
  await expect(page.getByRole('region', { name: 'Second account' })).toHaveCount(0)
  await expect(page.locator('#changes')).toContainText('No longer used: Second account')
}

async function addPlace(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Parts counter' })).toContainText('88 Civic Lane')
  await page.getByRole('button', { name: 'Add a place' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a place' })
  await dialog.getByLabel('Street').fill('')
  await dialog.getByRole('button', { name: 'Add place' }).click()
  await expect(dialog.getByLabel('Name of the place')).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('Street')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Name of the place').fill('Warehouse')
  await dialog.getByLabel('Street').fill('1200 Freight Road')
  await dialog.getByLabel('Cut-off').fill('17:30')
  await dialog.getByLabel('Saturday').check()
  await dialog.getByLabel('Closed on').first().fill('2026-12-25')
  await dialog.getByRole('button', { name: 'Add the date' }).click()
  await expect(dialog.getByRole('listitem')).toHaveText('Dec 25, 2026')
  await dialog.getByRole('button', { name: 'Add place' }).click()
  await expect(dialog).toHaveCount(0)
  const section = page.getByRole('region', { name: 'Warehouse' })
  await expect(section).toContainText('Mon, Tue, Wed, Thu, Fri, Sat')
  await expect(section).toContainText('5:30 PM')
  await section.getByRole('button', { name: 'Make it the preferred one' }).click()
  await expect(section).toContainText('preferred')
  await expect(page.locator('#changes')).toContainText('Preferred place')
  await expectAccessible(page)
  await picture(page, 'settings-ship-from')
}

async function addBox(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a box' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a box' })
  await dialog.getByLabel('Name').fill('Bumper')
  await dialog.getByLabel('Inside').fill('60 x 20 x 12 1/4')
  await dialog.getByLabel('Outside').fill('60 x 20 x 10')
  await dialog.getByLabel('Weight empty').fill('4 lb 8 oz')
  await dialog.getByLabel('Most weight').fill('20 kg')
  await dialog.getByRole('button', { name: 'Add box' }).click()
  await expect(dialog.getByText('The outside is smaller than the inside.')).toBeVisible()
  await dialog.getByLabel('Outside').fill('wide')
  await dialog.getByRole('button', { name: 'Add box' }).click()
  await expect(dialog.getByText(/^Write three lengths/)).toBeVisible()
  await dialog.getByLabel('Outside').fill('155 × 54 × 34 cm')
  await dialog.getByRole('button', { name: 'Add box' }).click()
  await expect(dialog).toHaveCount(0)
  const row = page.getByRole('row', { name: /Bumper/ }).first()
  for (const shown of ['60 × 20 × 12.25 in', '152.4 × 50.8 × 31.1 cm', '155 × 54 × 34 cm', '4.5 lb', '20 kg'])
    await expect(row).toContainText(shown)
  await row.getByRole('button', { name: 'Move Bumper up' }).click()
  await expect(page.locator('#boxes tbody tr').nth(-2)).toContainText('Bumper')
  await row.getByRole('button', { name: 'Change' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Bumpers')
  await page.getByRole('dialog').getByRole('button', { name: 'Save box' }).click()
  await expect(page.getByRole('row', { name: /Bumpers/ }).first()).toContainText('60 × 20 × 12.25 in')
  await expectAccessible(page)
  await picture(page, 'settings-boxes')
}

async function setUpPrinting(page: Page): Promise<void> {
  await page.getByLabel('Name of this workstation').fill('Packing bench')
  await expect(page.getByLabel('Format of labels')).toBeDisabled()
  await page.getByLabel('Labels go to').selectOption({ index: 1 })
  await page.getByLabel('Format of labels').selectOption('zpl')
  await page.getByLabel('Dots an inch').selectOption('300')
  await page.getByLabel('Copies of each label').fill('2')
  await page.getByLabel('Paper of slips').selectOption('4x6')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Name of this workstation')).toHaveValue('Packing bench')
  await expect(page.getByLabel('Format of labels')).toHaveValue('zpl')
  await expect(page.getByLabel('Dots an inch')).toHaveValue('300')
  await expectAccessible(page)
  await picture(page, 'settings-printing')
}
