/** Where a printer listens: its host as the person who runs the desk wrote it, in lower case, and its port. */
type PrinterAddress = { readonly host: string; readonly port: number }

/** The paper a packing slip is made for: a page, or the roll of a label printer (4 by 6 inches). */
const slipPapers = ['letter', 'a4', '4x6'] as const
type SlipPaper = (typeof slipPapers)[number]

/** How one workstation prints. `browser`: the file is shown and printed from there; `printer`: the desk sends it. `dpi`: dots an inch of the label printer's head. */
export type PrintSettings = {
  readonly label: {
    readonly target: 'browser' | 'printer'
    readonly format: 'pdf' | 'zpl'
    readonly dpi: 203 | 300
    readonly printer: PrinterAddress | null
    readonly copies: number
  }
  readonly slip: { readonly target: 'browser' | 'printer'; readonly paper: SlipPaper; readonly printer: PrinterAddress | null }
}

/**
 * How far a job of a printer is. `queued`: nothing left the desk. `sent`: its bytes were on the line and nobody knows what became of them. `done`: the printer
 * took them all, which is everything a printer tells: it is no proof of paper. `failed`: nothing was printed, and we know it.
 */
const printStates = ['queued', 'sent', 'done', 'failed'] as const
/** One of them. */
export type PrintState = (typeof printStates)[number]
