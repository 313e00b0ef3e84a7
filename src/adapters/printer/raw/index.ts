import { isAllowedPrinter, type PrinterAddress } from '#domain/shipping/printing.ts'
import type { Printers, PrinterStatus, PrintReply } from '#ports/printer.ts'
import { isWholeAnswer, question, readHostStatus } from './host-status.ts'
import { openLine, type Line, type Waits } from './line.ts'

/** A printer that prints many labels stops reading until it has room; one that says nothing for so long is hung. */
const patience: Waits = { silence: 10_000, whole: 60_000 }

/**
 * Printers over raw TCP, usually port 9100; only those in `allowed` are ever connected to. ZPL goes between two questions for the printer's state on the same
 * line: without a ready printer nothing is sent, and the second answer shows that everything before it was read. A PDF's only sign is the line's orderly end.
 */
export function openRawPrinters(allowed: readonly PrinterAddress[], waits = patience): Printers {
  return {
    print: async (printer, bytes) => {
      if (!isAllowedPrinter(printer, allowed)) return { outcome: 'refused', reason: 'not_allowed' }
      const line = await openLine(printer, waits)
      return line ? printOn(line, bytes).finally(line.close) : { outcome: 'refused', reason: 'no_answer' }
    },
    status: async (printer) => {
      if (!isAllowedPrinter(printer, allowed)) return 'not_allowed'
      const line = await openLine(printer, waits)
      return line ? stateOf(await line.ask(question, isWholeAnswer).finally(line.close)) : 'no_answer'
    },
  }
}

async function printOn(line: Line, bytes: Uint8Array): Promise<PrintReply> {
  if (!isZpl(bytes)) return { outcome: (await line.give(bytes)) ? 'done' : 'unknown' }
  const reason = stateOf(await line.ask(question, isWholeAnswer))
  if (reason !== 'ready') return { outcome: 'refused', reason }
  const answer = await line.ask(Buffer.concat([bytes, Buffer.from(question)]), isWholeAnswer)
  return { outcome: answer === undefined ? 'unknown' : 'done' }
}

function stateOf(said: string | undefined): PrinterStatus {
  return said === undefined ? 'no_answer' : readHostStatus(said)
}

/** A PDF may hold any bytes, those of a command too. */
function isZpl(bytes: Uint8Array): boolean {
  const job = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return job.includes('^XA') && !job.subarray(0, 1024).includes('%PDF-')
}
