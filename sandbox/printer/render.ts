import { Worker } from 'node:worker_threads'

/**
 * What a label printer makes of ZPL, one picture a label of 4 by 6 inches. Drawn on a thread of its own: it takes seconds, during which the rest of the
 * sandbox must answer.
 */
export function renderZpl(zpl: string): Promise<Buffer[]> {
  const worker = new Worker(new URL('render-worker.ts', import.meta.url), { workerData: { zpl, dotsPerMillimetre: densityOf(zpl) } })
  return new Promise<string[]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the drawing of a label ended with ${code}`)))
  })
    .then((sheets) => sheets.map((sheet) => Buffer.from(sheet, 'base64')))
    .finally(() => void worker.terminate())
}

/** Dots a millimetre of the head a job was written for: a label of 300 dots an inch names a width of 1200. */
function densityOf(zpl: string): number {
  return Number(/\^PW(\d+)/.exec(zpl)?.[1] ?? 812) > 1000 ? 12 : 8
}
