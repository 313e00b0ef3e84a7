import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LabelFile } from '#ports/carrier.ts'

/** A barcode as a scanner tells it: by its AIM identifier (`]C1` is GS1-128, `]C0` plain Code 128) and its text. */
export type Barcode = { readonly symbology: string; readonly text: string }

type Answer = { readonly barcodes: readonly Barcode[]; readonly fault?: never } | { readonly barcodes?: never; readonly fault: string }

/** Milliseconds: longer than any label takes, and how long the reader stays when nobody asks it. */
const [patience, idleFor] = [30_000, 20_000] as const

let reader: ChildProcess | undefined
let idle: NodeJS.Timeout | undefined
let turn: Promise<unknown> = Promise.resolve()

/**
 * Prints a label on a page of dots as the printer would (a PDF at 203 dots an inch, ZPL at its own) and scans it. Empty when nothing can be read; rejects for
 * a file that cannot be drawn. One label at a time, in a process of its own that goes when nobody asks it: reading takes 100 to 200 MB, and a thread that
 * ended was measured to leave half of it with the server.
 */
export function readBarcodes(label: LabelFile): Promise<readonly Barcode[]> {
  const read = turn.then(() => ask(label))
  // The next label is read whatever became of this one.
  turn = read.catch(() => undefined)
  return read
}

async function ask(label: LabelFile): Promise<readonly Barcode[]> {
  clearTimeout(idle)
  const asked = (reader ??= start())
  hold(asked, true)
  try {
    asked.send(label)
    const answer = await answerOf(asked)
    if (answer.barcodes === undefined) throw new Error(`the label cannot be drawn: ${answer.fault}`)
    idle = setTimeout(end, idleFor, asked).unref()
    return answer.barcodes
  } catch (fault) {
    // A program that stumbled over one file reads no other: the next label has a new one.
    end(asked)
    throw fault
  } finally {
    hold(asked, false)
  }
}

async function answerOf(asked: ChildProcess): Promise<Answer> {
  const answered = new AbortController()
  const signal = AbortSignal.any([answered.signal, AbortSignal.timeout(patience)])
  try {
    return await Promise.race([
      once(asked, 'message', { signal }).then(([answer]) => answer as Answer),
      once(asked, 'exit', { signal }).then(() => ({ fault: 'the reader ended' })),
    ])
  } finally {
    answered.abort()
  }
}

/** It draws what strangers made, so it is told nothing of ours: no variable of the environment, no option. */
function start(): ChildProcess {
  const program = fileURLToPath(new URL('./reading-process.ts', import.meta.url))
  const started = fork(program, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: {}, execArgv: [] })
  // Unheard, a fault of an idle reader would end the whole desk.
  return started.on('error', () => end(started)).on('exit', () => end(started))
}

/** Only a reader that owes an answer keeps the desk's process alive. */
function hold(held: ChildProcess, busy: boolean): void {
  if (busy) held.ref()
  else held.unref()
  if (busy) held.channel?.ref()
  else held.channel?.unref()
}

function end(ended: ChildProcess): void {
  if (reader === ended) reader = undefined
  ended.kill('SIGKILL')
}
