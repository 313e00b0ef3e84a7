import { connect } from 'node:net'
import { Readable } from 'node:stream'
import type { ScannerAddress } from '#platform/config.ts'

/** What came back: a whole answer, without the zero that ends it, after all was sent; or why there is none. */
export type Said = { readonly whole: true; readonly text: string } | { readonly whole: false; readonly trouble: string }

/** Nothing the daemon says is longer, in characters. */
const longestAnswer = 4096

/** Sends pieces as fast as they are taken and waits for the answer, at most `patience` milliseconds in all. An answer that came before everything was sent counts only when it is trouble. */
export function ask(address: ScannerAddress, pieces: Iterable<Buffer>, patience: number): Promise<Said> {
  return new Promise((resolve) => {
    let [said, sent, trouble] = ['', false, 'the line was cut']
    const socket = connect({ ...address, signal: AbortSignal.timeout(patience) })
    const stream = Readable.from(pieces)
    stream.once('end', () => (sent = true))
    socket.once('connect', () => stream.pipe(socket, { end: false }))
    socket.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8')
      if (said.includes('\0') || said.length > longestAnswer) socket.destroy()
    })
    socket.on('error', (error) => {
      trouble = error.name === 'AbortError' ? 'no answer in time' : 'code' in error ? String(error.code) : error.message
    })
    // Whatever happened on the line ends in this.
    socket.once('close', () => {
      stream.destroy()
      const end = said.indexOf('\0')
      const text = said.slice(0, end).trim()
      if (end < 0) return resolve({ whole: false, trouble })
      resolve(sent || text.endsWith(' ERROR') ? { whole: true, text } : { whole: false, trouble: 'an answer before the file' })
    })
  })
}
