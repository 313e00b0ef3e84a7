import type { PrinterAddress } from '#domain/shipping/printing.ts'

/**
 * What a printer says of itself. `no_answer`: not found, not reachable or silent; `not_allowed`: not one of the printers the desk may talk to, nothing was asked.
 * Several at once are told by the first that a person must see to.
 */
export type PrinterStatus = 'ready' | 'head_open' | 'paper_out' | 'paused' | 'no_answer' | 'not_allowed'

/**
 * What became of a job. No printer gives a receipt, so none of these says that paper came out.
 * - done: the printer took every byte
 * - refused: not one byte of the job was sent; it may be sent again
 * - unknown: some of it left, and the line was cut or the printer fell silent: all, a part or nothing may be printed
 */
export type PrintReply =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'refused'; readonly reason: Exclude<PrinterStatus, 'ready'> }
  | { readonly outcome: 'unknown' }

/**
 * Printers that take jobs as they are. One job at a time: most take a single line and let the others wait or refuse them. Nothing throws for what a printer or
 * the network did, and nothing waits for ever.
 */
export type Printers = {
  /** sends a job: ZPL, or a PDF to a printer that understands it. Whoever prints ZPL is asked before and after */
  readonly print: (printer: PrinterAddress, bytes: Uint8Array) => Promise<PrintReply>
  readonly status: (printer: PrinterAddress) => Promise<PrinterStatus>
}
