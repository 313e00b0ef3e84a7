import { test } from '../browser/page.ts'

/**
 * Those before whom a scene is played. A journey of several scenes plays each before one of its readers, in turn, so that both languages and both widths are seen in half
 * the time; with WHOLE set, as `npm run verify:journeys` does, each is played before all.
 */
export function turn<Reader>(readers: readonly Reader[], nth: number): readonly Reader[] {
  return process.env['WHOLE'] ? readers : readers.filter((_, at) => at === nth % readers.length)
}

/** Scenes before one reader, on their screen. */
export function before({ language, width }: { readonly language: string; readonly width: number }, scenes: () => void): void {
  test.describe(`${language}, ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })
    scenes()
  })
}
