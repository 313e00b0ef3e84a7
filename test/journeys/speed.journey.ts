import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from '../browser/page.ts'
import { openOrderOf, people, signInAtTheDoor } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'

const tries = 3

test('list and order stay within their time on the main thread and their nodes, and hardly jump', async ({ page }) => {
  const email = `vera.${Date.now()}@example.com`
  await orderQuickly({ shop: 'toyota', language: 'en', name: 'Vera Quick', email, vin: '4T1BF1FK5CU111481' })
  await page.addInitScript({ content: watch })
  await signInAtTheDoor(page, people.mia)
  const cpu = await openMeter(page)
  const spent = { list: [] as number[], order: [] as number[], all: [] as number[], key: [] as number[] }
  const seen: Seen[] = []
  const number = await openOrderOf(page, email)

  for (let nth = 0; nth < tries; nth++) {
    await page.goto('/harbor-toyota/orders?status=all')
    await expect(page.locator('[aria-busy="false"] a[data-order]').first()).toBeVisible()
    spent.list.push(await cpu())
    const all = page.getByRole('table').getByRole('checkbox').first()
    // The bar and its words come with the first selection.
    await all.check()
    await expect(page.getByRole('region', { name: 'Selected orders' })).toBeVisible()
    await all.uncheck()
    await expect(page.getByRole('region', { name: 'Selected orders' })).toHaveCount(0)
    await cpu()
    await all.check()
    await expect(page.getByRole('region', { name: 'Selected orders' })).toBeVisible()
    spent.all.push(await cpu())
    seen.push(await page.evaluate<Seen>(look))

    await page.goto(`/harbor-toyota/orders/${number}`)
    await expect(page.locator('#activity li').first()).toBeVisible()
    spent.order.push(await cpu())
    const note = page.getByLabel('Note for colleagues')
    await note.focus()
    await cpu()
    await page.keyboard.type('Ten letters'.slice(0, 10))
    await expect(note).toHaveValue('Ten letter')
    spent.key.push((await cpu()) / 10)
    seen.push(await page.evaluate<Seen>(look))
    await note.fill('')
  }

  const best = Object.fromEntries(Object.entries(spent).map(([what, times]) => [what, Math.round(Math.min(...times))]))
  const slowest = seen.map(({ interaction }) => interaction).toSorted((a, b) => a - b)
  console.info(
    'main thread, best of 3 (ms):',
    best,
    'interactions (ms):',
    slowest,
    'nodes:',
    Math.max(...seen.map(({ nodes }) => nodes)),
    'shifts:',
    seen.map(({ shift }) => shift),
  )
  expect(best['list']).toBeLessThanOrEqual(450)
  expect(best['order']).toBeLessThanOrEqual(700)
  expect(best['all']).toBeLessThanOrEqual(100)
  expect(best['key']).toBeLessThanOrEqual(25)
  expect(slowest[0]).toBeLessThanOrEqual(200)
  expect(Math.max(...seen.map(({ nodes }) => nodes))).toBeLessThanOrEqual(3000)
  // Nothing at all is wanted; measured were 0.001. From 0.1 on a reader is disturbed.
  expect(Math.max(...seen.map(({ shift }) => shift))).toBeLessThan(0.005)
})

/** `interaction`: the slowest from key or click to the next frame (ms); `shift`: how much moved by itself. */
type Seen = { readonly nodes: number; readonly shift: number; readonly interaction: number }

/** Gives the milliseconds the page's main thread worked since it was last asked. */
async function openMeter(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  let before = 0
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const now = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
    const spent = now >= before ? now - before : now
    before = now
    return spent
  }
}

/** Runs in the page before its own scripts: counts what moves by itself, and keeps the slowest interaction. */
const watch = `
  const seen = (globalThis.seen = { shift: 0, interaction: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.interaction = Math.max(seen.interaction, entry.duration)
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 })`

const look = `({ ...seen, nodes: document.querySelectorAll('*').length })`
