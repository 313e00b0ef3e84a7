import { useEffect, useEffectEvent } from 'react'
import { keyLayer } from './keys.ts'

/** What a page makes of a scanned text: true when it took it, false when it knows nothing of it, or what to say should nobody else know it. */
export type Scanner = (text: string) => boolean | string

/** The scanners of what is on the page, the newest first. */
let pages: readonly Scanner[] = []

/** Offers this page what a barcode scanner typed while no field had the focus, before the desk looks elsewhere: a part number ticks its line. */
export function useScanner(onScan: Scanner): void {
  const scan = useEffectEvent(onScan)
  useEffect(() => {
    const mine: Scanner = (text) => scan(text)
    pages = [mine, ...pages]
    return () => {
      pages = pages.filter((one) => one !== mine)
    }
  }, [])
}

/** Hears every scan of the desk; `elsewhere` gets what no page took, with what the page wants said of it. */
export function useScans(elsewhere: (text: string, said: string | undefined) => void): void {
  const other = useEffectEvent(elsewhere)
  useEffect(() => {
    const scan = (text: string) => {
      let said: string | undefined
      for (const page of pages) {
        const answer = page(text)
        if (answer === true) return
        if (answer !== false) said ??= answer
      }
      other(text, said)
    }
    const layer = keyLayer({ press: () => {}, owns: () => false, scan })
    addEventListener('keydown', layer)
    return () => removeEventListener('keydown', layer)
  }, [])
}
