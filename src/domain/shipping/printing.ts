import { ok, refuse, type Result } from '../result.ts'

/** Where a printer listens: its host as the person who runs the desk wrote it, in lower case, and its port. */
export type PrinterAddress = { readonly host: string; readonly port: number }

/** The port on which printers take jobs as they are, without a word around them (JetDirect, AppSocket). */
const rawPort = 9100

/** Reads `zebra.lan`, `192.168.1.50:9100` or `[fd00::7]:9100`; 9100 where no port is named. Undefined when it is no such address. */
export function parsePrinter(typed: string): PrinterAddress | undefined {
  const [, six, name, digits] = /^(?:\[([\da-f:.]+)\]|([\w-]+(?:\.[\w-]+)*))(?::(\d{1,5}))?$/i.exec(typed.trim()) ?? []
  const host = (six ?? name)?.toLowerCase()
  const port = digits === undefined ? rawPort : Number(digits)
  return host !== undefined && port >= 1 && port <= 65_535 ? { host, port } : undefined
}

/** The address as `parsePrinter` reads it, always with its port: what screens show and jobs are known by. */
export function printerName({ host, port }: PrinterAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

/**
 * Is this one of the printers the person who runs the desk has listed? Nothing else is ever connected to: an address a store may choose freely would let it
 * knock at every door of the network the desk stands in. Compared as written, so that a name is not another word for an address.
 */
export function isAllowedPrinter(printer: PrinterAddress, allowed: readonly PrinterAddress[]): boolean {
  return allowed.some(({ host, port }) => host === printer.host && port === printer.port)
}

/** The paper a packing slip is made for: a page, or the roll of a label printer (4 by 6 inches). */
export const slipPapers = ['letter', 'a4', '4x6'] as const
export type SlipPaper = (typeof slipPapers)[number]

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

/** What a workstation has that never chose: everything as a PDF in the browser, which works everywhere. */
export const firstPrintSettings: PrintSettings = {
  label: { target: 'browser', format: 'pdf', dpi: 203, printer: null, copies: 1 },
  slip: { target: 'browser', paper: 'letter', printer: null },
}

/** Copies of one label that may be asked for at once. */
export const mostCopies = 5

/**
 * May these settings be kept? Refused: `copies` that are no whole number from 1 to 5, `browser_prints_pdf` (no browser prints ZPL), `no_printer` chosen though
 * one is wanted, `printer_not_listed` with its `printer`.
 */
export function checkPrintSettings(
  settings: PrintSettings,
  allowed: readonly PrinterAddress[],
): Result<PrintSettings, 'copies' | 'browser_prints_pdf' | 'no_printer' | 'printer_not_listed'> {
  const { label, slip } = settings
  if (!Number.isInteger(label.copies) || label.copies < 1 || label.copies > mostCopies) return refuse('copies', { most: mostCopies })
  if (label.target === 'browser' && label.format !== 'pdf') return refuse('browser_prints_pdf')
  for (const { target, printer } of [label, slip]) {
    if (target === 'browser') continue
    if (printer === null) return refuse('no_printer')
    if (!isAllowedPrinter(printer, allowed)) return refuse('printer_not_listed', { printer: printerName(printer) })
  }
  return ok(settings)
}

/**
 * How far a job of a printer is. `queued`: nothing left the desk. `sent`: its bytes were on the line and nobody knows what became of them. `done`: the printer
 * took them all, which is everything a printer tells: it is no proof of paper. `failed`: nothing was printed, and we know it.
 */
export const printStates = ['queued', 'sent', 'done', 'failed'] as const
export type PrintState = (typeof printStates)[number]

/** The states a job may go to. It is `sent` before its first byte leaves, so that a crash in between looks like what it is: unknown. */
const moves: { readonly [from in PrintState]: readonly PrintState[] } = {
  queued: ['sent'],
  sent: ['done', 'failed'],
  failed: ['sent'],
  done: [],
}

/** May a job go from one state to another? */
export function mayMovePrint(from: PrintState, to: PrintState): boolean {
  return moves[from].includes(to)
}

/** May the desk send the job by itself, for the first time or again? Only what surely was not printed: a second label on the box is worse than a late one. */
export function maySendPrint(state: PrintState): boolean {
  return mayMovePrint(state, 'sent')
}

/** What a `sent` job is once the printer was asked: what nobody can tell stays `sent`, until a person who looked at the printer prints anew. */
export function printStateAfter(outcome: 'done' | 'refused' | 'unknown'): PrintState {
  if (outcome === 'unknown') return 'sent'
  return outcome === 'done' ? 'done' : 'failed'
}

/**
 * What makes two jobs the same job, so that a double click prints once: the file (SHA-256 in hexadecimal of its bytes, copies included), the printer, and which
 * printing of it this is. A reprint is a new job, the one after `printed` earlier ones.
 */
export function printKey(sha256: string, printer: PrinterAddress, printed = 0): string {
  return `${sha256}@${printerName(printer)}#${printed + 1}`
}
