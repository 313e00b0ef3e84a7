import type { ScannerAddress } from '#platform/config.ts'
import type { Scanner, ScannerState, ScanReply } from '#ports/scanner.ts'
import { ask } from './line.ts'

/** Milliseconds the daemon has to say how it is: it answers that at once, also while it scans. */
const statePatience = 5000

/** Bytes of a file in one piece. The daemon takes any size; this one keeps little in hand. */
const pieceSize = 64 * 1024

/**
 * A ClamAV daemon, asked by INSTREAM over its socket (clamd(8)): the file's bytes go in pieces behind their length, an empty piece ends them. Where the daemon runs
 * is of no matter, as it reads no file of ours.
 */
export function openClamd(address: ScannerAddress): Scanner {
  return {
    scan: async (bytes, patience) => {
      const said = await ask(address, inPieces(bytes), patience)
      return said.whole ? readReply(said.text) : { outcome: 'unknown', message: said.trouble }
    },
    state: async () => {
      const said = await ask(address, [Buffer.from('zVERSION\0')], statePatience)
      return said.whole ? readVersion(said.text) : { reached: false, message: said.trouble }
    },
  }
}

/** A file as INSTREAM takes it. */
export function* inPieces(bytes: Uint8Array): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const piece = bytes.subarray(at, at + pieceSize)
    yield lengthOf(piece.length)
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  }
  yield lengthOf(0)
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** "stream: OK", "stream: Eicar-Signature FOUND", or its trouble, as "INSTREAM size limit exceeded. ERROR". */
function readReply(text: string): ScanReply {
  if (text === 'stream: OK') return { outcome: 'clean' }
  const [, virus] = /^stream: (.+) FOUND$/.exec(text) ?? []
  return virus ? { outcome: 'infected', virus } : { outcome: 'unknown', message: text.slice(0, 200) }
}

/** "ClamAV 1.4.3/27712/Thu Jul 31 08:35:42 2025"; without a database of its makers only the first part. */
function readVersion(text: string): ScannerState {
  const [, version, signatures, date] = /^ClamAV ([^/]+)(?:\/([^/]+)(?:\/(.+))?)?$/.exec(text) ?? []
  if (!version) return { reached: false, message: `it answers ${text.slice(0, 60)}` }
  const made = new Date(date ?? Number.NaN)
  return {
    reached: true,
    version,
    signatures: signatures ? { version: signatures, made: Number.isNaN(made.getTime()) ? null : made } : null,
  }
}
