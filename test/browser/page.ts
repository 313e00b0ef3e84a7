import { test as base, expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/**
 * Playwright's test with the network shut (test/browser/chromium.ts): a page that asks for what is not on this machine fails its test. It listens only, because a context
 * that intercepts requests does without the browser's cache, and every page would load and compile everything anew.
 */
export const test = base.extend<{ readonly walled: void }>({
  walled: [
    async ({ context }, use) => {
      const outside: string[] = []
      context.on('request', (request) => {
        const { hostname, protocol, href } = new URL(request.url())
        if (protocol.startsWith('http') && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) outside.push(href)
      })
      await use()
      expect(outside, 'requests that leave this machine').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** No violation of WCAG 2.2 A or AA on the page as it stands, open dialogs and menus included. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await barriersOf(page)).toEqual([])
}

/** Each violation of WCAG 2.2 A or AA on the page as it stands, or on a part of it, with the elements it is about. */
export async function barriersOf(page: Page, part = 'html'): Promise<readonly string[]> {
  // Half a megabyte: read once a document, not once a look.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const violations = await page.evaluate<axe.Result[]>(
    `axe.run(${JSON.stringify(part)}, ${JSON.stringify(rules)}).then((run) => run.violations)`,
  )
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} (${html.slice(0, 160)})`).join(', ')}`,
  )
}

/** Only violations are asked for, and in the page itself: what passes is most of the work, and a frame of another origin is a page of its own. */
const rules: axe.RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
  iframes: false,
}

/** Nothing is wider than the screen: a phone must never scroll sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  expect(await overflowOf(page)).toBe(0)
}

/** How many pixels the page is wider than the screen. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
