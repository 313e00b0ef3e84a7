import { once } from 'node:events'
import { lookup } from 'node:dns/promises'
import { connect, type Socket } from 'node:net'
import type { PrinterAddress } from '#domain/shipping/printing.ts'

/** Milliseconds: how long nothing may happen on a line, and how long it may be open at all. */
export type Waits = { readonly silence: number; readonly whole: number }

/** A line to a printer. Whatever goes wrong on it ends it; what is asked of it then answers no. */
export type Line = {
  /** writes, and answers what came back once `isWhole` says so; undefined when the line ended before */
  readonly ask: (bytes: string | Uint8Array, isWhole: (said: string) => boolean) => Promise<string | undefined>
  /** writes and ends; true when the printer then ended its side in good order, which it does once it has read ours */
  readonly give: (bytes: Uint8Array) => Promise<boolean>
  readonly close: () => void
}

/** Connects; undefined when nobody answers. The name is resolved once, and the address it stood for is what is connected to. */
export async function openLine({ host, port }: PrinterAddress, waits: Waits): Promise<Line | undefined> {
  const signal = AbortSignal.timeout(waits.whole)
  try {
    const { address, family } = await Promise.race([lookup(host), after(waits.silence)])
    const socket = connect({ host: address, port, family, signal })
    socket.setTimeout(waits.silence, () => socket.destroy(new Error('silence')))
    await once(socket, 'connect')
    return lineOver(socket)
  } catch {
    // Not found, refused or silent: to who wants to print it is all the same, there is no printer.
    return undefined
  }
}

function lineOver(socket: Socket): Line {
  // A fault is followed by `close`, which every question below waits for.
  socket.on('error', () => socket.destroy())
  return {
    ask: (bytes, isWhole) => {
      let said = ''
      return new Promise((resolve) => {
        const hear = (chunk: Buffer) => {
          said += chunk.toString('latin1')
          if (isWhole(said)) answer(said)
        }
        const ended = () => answer(undefined)
        const answer = (heard: string | undefined) => {
          socket.off('data', hear).off('close', ended)
          resolve(heard)
        }
        if (socket.destroyed) return resolve(undefined)
        socket.on('data', hear).on('close', ended)
        socket.write(bytes)
      })
    },
    give: (bytes) =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve(false)
        socket.once('close', (faulty) => resolve(!faulty && socket.writableFinished && socket.readableEnded))
        socket.resume().end(bytes)
      }),
    close: () => socket.destroySoon(),
  }
}

async function after(milliseconds: number): Promise<never> {
  await once(AbortSignal.timeout(milliseconds), 'abort')
  throw new Error('silence')
}
