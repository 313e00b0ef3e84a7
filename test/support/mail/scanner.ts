import { openClamd } from '#adapters/scanner/clamd/index.ts'
import type { Scanner } from '#ports/scanner.ts'
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** What every scanner finds though it harms nobody (eicar.org). In parts, or scanners would lock this file. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''))

/** What it does with who asks: work; hang without a word; cut the line in the middle of a file; answer what says nothing; refuse what is longer than a few bytes; say OK before it has the file. */
type Mood = 'well' | 'hanging' | 'dying' | 'babbling' | 'narrow' | 'hasty'

/** A ClamAV daemon of a test's own, on the wire: it reads INSTREAM as clamd does and knows one virus. */
export type TestScanner = Awaited<ReturnType<typeof openScanner>>

/** Opens one on a free port. `scanned` tells how many files it has looked through; close it when the file is done. */
export async function openScanner() {
  const state: { mood: Mood; scanned: number } = { mood: 'well', scanned: 0 }
  const lines = new Set<Socket>()
  const server = createServer((socket) => {
    lines.add(socket)
    socket.on('close', () => lines.delete(socket)).on('error', () => undefined)
    converse(socket, state)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `127.0.0.1:${port}`,
    port,
    scanned: () => state.scanned,
    be: (mood: Mood) => {
      state.mood = mood
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const line of lines) line.destroy()
        server.close(() => resolve())
      }),
  }
}

/** The desk's own way to a scanner that is away: nobody answers at its port. */
export async function absentScanner(): Promise<Scanner> {
  const { port, close } = await openScanner()
  await close()
  return openClamd({ host: '127.0.0.1', port })
}

function converse(socket: Socket, state: { readonly mood: Mood; scanned: number }): void {
  let heard = Buffer.alloc(0)
  socket.on('data', (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes])
    const answer = answerTo(heard, state, socket)
    if (answer === undefined) return
    heard = Buffer.alloc(0)
    socket.end(`${answer}\0`)
  })
}

function answerTo(heard: Buffer, state: { readonly mood: Mood; scanned: number }, socket: Socket): string | undefined {
  const end = heard.indexOf(0)
  if (end < 0 || state.mood === 'hanging') return undefined
  const command = heard.subarray(0, end).toString()
  if (command === 'zVERSION') return state.mood === 'babbling' ? '220 mail.example ESMTP' : 'ClamAV 1.4.3/27712/Thu Jul 31 08:35:42 2025'
  if (command !== 'zINSTREAM') return 'UNKNOWN COMMAND'
  if (state.mood === 'hasty') return 'stream: OK'
  const file = fileIn(heard.subarray(end + 1))
  if (state.mood === 'narrow' && heard.length > 200) return 'INSTREAM size limit exceeded. ERROR'
  if (state.mood === 'dying') return void socket.destroy()
  if (!file) return undefined
  state.scanned += 1
  if (state.mood === 'babbling') return '220 mail.example ESMTP'
  return file.includes(eicar) ? 'stream: Eicar-Signature FOUND' : 'stream: OK'
}

/** The file, once its empty last piece is there. */
function fileIn(stream: Buffer): Buffer | undefined {
  const pieces: Buffer[] = []
  for (let at = 0; at + 4 <= stream.length;) {
    const length = stream.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(stream.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
