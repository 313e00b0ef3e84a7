import type { Sandbox } from './sandbox.ts'

/** A job as the sandbox's label printer tells it; `text` null for a PDF. */
export type PrintedJob = {
  readonly id: number
  readonly kind: 'zpl' | 'pdf' | 'other'
  readonly state: 'printed' | 'waiting' | 'partial'
  readonly base64: string
  readonly text: string | null
}

/** The sandbox's label printer: where it listens, what a person does to it, and what came out of it, newest first. */
export function labelPrinter(sandbox: Sandbox) {
  return {
    address: { host: '127.0.0.1', port: sandbox.ports.printer },
    set: (state: 'ready' | 'paper_out' | 'head_open' | 'paused' | 'refusing' | 'hanging') => sandbox.control('/printer', { state }),
    jobs: async (): Promise<readonly PrintedJob[]> => {
      const answer = await fetch(`http://127.0.0.1:${sandbox.ports.carrier}/printer/api/jobs`)
      return ((await answer.json()) as { jobs: PrintedJob[] }).jobs
    },
  }
}
