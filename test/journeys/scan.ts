import type { Page } from '@playwright/test'

/** Keys as a barcode scanner gives them: all at once, Enter last. */
export async function scan(page: Page, text: string): Promise<void> {
  await Promise.all([...text, 'Enter'].map((key) => page.keyboard.press(key)))
}
