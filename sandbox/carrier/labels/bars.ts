import bwip from 'bwip-js/node'

/** The bars and gaps of a code, in modules, beginning with a bar. */
export function barsOf(code: 'code128' | 'gs1-128', text: string): readonly number[] {
  const [symbol] = bwip.raw({ bcid: code, text })
  if (!symbol || !('sbs' in symbol)) throw new Error(`${code} cannot write ${text}`)
  return symbol.sbs
}

/** The bars alone: where each begins and how wide it is, `unit` to a module. */
export function placedBars(code: 'code128' | 'gs1-128', text: string, unit: number): { readonly at: number; readonly width: number }[] {
  let at = 0
  return barsOf(code, text).flatMap((modules, index) => {
    const bar = { at, width: modules * unit }
    at += modules * unit
    return index % 2 === 0 ? [bar] : []
  })
}
