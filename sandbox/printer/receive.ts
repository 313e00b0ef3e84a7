import { createServer, type AddressInfo, type Socket } from 'node:net'
import type { Bound } from '../listen.ts'
import { hostStatus } from './host-status.ts'
import { isWhole, type Printer } from './jobs.ts'

/** More than any label; what is longer is no print job. */
const most = 20 * 1024 * 1024

/** A line that says nothing for so long after the end of a job has ended it. */
const quiet = 1500

/** Listens as a label printer does on port 9100: whatever comes over one line is one job, and nobody is told what became of it but who asks with `~HS`. */
export function receiveJobs(printer: Printer, host: string, port: number): Promise<Bound> {
  const lines = new Set<Socket>()
  const server = createServer((socket) => {
    lines.add(socket)
    socket.on('close', () => lines.delete(socket))
    socket.on('error', () => socket.destroy())
    if (printer.state() === 'refusing') socket.resetAndDestroy()
    else if (printer.state() === 'hanging') socket.pause()
    else serve(printer, socket)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            for (const socket of lines) socket.destroy()
          }),
      }),
    )
  })
}

function serve(printer: Printer, socket: Socket) {
  let job: Buffer = Buffer.alloc(0)
  const finish = () => {
    if (job.toString('latin1').trim() !== '') printer.take(job)
    job = Buffer.alloc(0)
  }
  socket.setTimeout(quiet, () => isWhole(job) && finish())
  socket.on('data', (chunk: Buffer) => {
    const heard = withoutQuestions(Buffer.concat([job, chunk]))
    for (let count = 0; count < heard.questions; count += 1) socket.write(hostStatus(printer.state(), printer.waiting()))
    job = heard.rest
    if (job.length > most) socket.destroy()
  })
  socket.on('end', () => socket.end())
  socket.on('close', finish)
}

/** Takes `~HS` out of what came: it is answered at once and is no part of a job. A PDF may hold any bytes and is left alone. */
function withoutQuestions(heard: Buffer): { readonly questions: number; readonly rest: Buffer } {
  const text = heard.toString('latin1')
  const parts = text.startsWith('%PDF-') ? [text] : text.split(/~HS(?:\r?\n)?/)
  return { questions: parts.length - 1, rest: Buffer.from(parts.join(''), 'latin1') }
}
