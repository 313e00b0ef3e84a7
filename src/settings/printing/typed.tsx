import { parsePrinter, printerName, type PrintSettings, type SlipPaper } from '#domain/shipping/printing.ts'
import type { PrintingView } from './shapes.ts'

/** Stands for the browser where a printer may be chosen. */
export const inBrowser = 'browser'

/** The settings as fields hold them; `labelTo` and `slipTo` are `inBrowser` or a printer's name. */
export type Typed = {
  readonly name: string
  readonly labelTo: string
  readonly format: string
  readonly dpi: string
  readonly copies: number | string
  readonly slipTo: string
  readonly paper: SlipPaper
}

/** The form as it stands before anything is typed. */
export function typedOf({ name, settings: { label, slip } }: Pick<PrintingView, 'name' | 'settings'>): Typed {
  const to = ({ target, printer }: PrintSettings['label'] | PrintSettings['slip']) =>
    target === 'printer' && printer ? printerName(printer) : inBrowser
  return {
    name: name ?? '',
    labelTo: to(label),
    format: label.format,
    dpi: String(label.dpi),
    copies: label.copies,
    slipTo: to(slip),
    paper: slip.paper,
  }
}

/** The body of a save. A browser prints PDF, whatever was chosen for a printer before. */
export function bodyOf({ name, labelTo, format, dpi, copies, slipTo, paper }: Typed): unknown {
  return {
    name,
    settings: {
      label: {
        ...toOf(labelTo),
        format: labelTo === inBrowser ? 'pdf' : format,
        dpi: Number(dpi),
        copies: copies === '' ? undefined : Number(copies),
      },
      slip: { ...toOf(slipTo), paper },
    },
  }
}

function toOf(to: string) {
  return to === inBrowser ? { target: 'browser', printer: null } : { target: 'printer', printer: parsePrinter(to) ?? null }
}
