import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

/** Playwright's test with the network shut: whatever is not this machine is refused, and a page that asks for it fails its test. */
export const test = base.extend<{ readonly walled: void }>({
  walled: [
    async ({ context }, use) => {
      const outside: string[] = []
      await context.route(
        (url) => !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) && url.protocol.startsWith('http'),
        (route) => {
          outside.push(route.request().url())
          return route.abort()
        },
      )
      await use()
      expect(outside, 'requests that leave this machine').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** No violation of WCAG 2.2 A or AA on the page as it stands, open dialogs and menus included. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}

/** Nothing is wider than the screen: a phone must never scroll sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
}

/** Texts a reader sees that were never given to translation: run it with the pseudo-locale, where every translated text carries an accent. */
export function untranslated(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(plainTexts)
}

/** Runs in the page and is therefore text: tests are checked without the browser's types. */
const plainTexts = `(() => {
  const plain = /^[\\x20-\\x7E]*[a-zA-Z]{2}[\\x20-\\x7E]*$/
  const spared = (element) => element?.closest('[data-notranslate],script,style,noscript,kbd') != null
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim()
    if (plain.test(text) && !spared(node.parentElement)) found.push(text)
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
    for (const element of document.querySelectorAll('[' + name + ']')) {
      const text = element.getAttribute(name)
      if (plain.test(text) && !spared(element)) found.push(name + ': ' + text)
    }
  }
  return found
})()`
