import { Hono, type Context } from 'hono'
import type { Wire } from '../listen.ts'
import type { Printer, PrintJob } from './jobs.ts'
import { jobPage, listPage, printerScript, printerStyle } from './pages.ts'
import { renderZpl } from './render.ts'

const ownPages =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'"

/** The printer's tray: what came out, as a person sees it, and as JSON under /api for tests. Mounted at /printer. */
export function printerRoutes(printer: Printer) {
  const sheets = new Map<number, Promise<Buffer[]>>()
  const drawn = (job: PrintJob) => {
    // What no printer understands leaves no sheet.
    const known = sheets.get(job.id) ?? renderZpl(job.bytes.toString('utf8')).catch(() => [])
    sheets.set(job.id, known)
    return known
  }
  return new Hono<Wire>()
    .use(async (c, next) => {
      await next()
      c.header('content-security-policy', ownPages)
      c.header('x-content-type-options', 'nosniff')
    })
    .get('/', (c) => c.html(listPage(printer.jobs(), printer.state())))
    .get('/style.css', (c) => c.body(printerStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/refresh.js', (c) => c.body(printerScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
    .get('/newest', (c) => c.json({ newest: printer.jobs()[0]?.id ?? 0, state: printer.state() }))
    .get('/jobs/:id', async (c) => {
      const job = printer.job(Number(c.req.param('id')))
      if (!job) return c.notFound()
      const count = job.kind === 'zpl' && job.state === 'printed' ? (await drawn(job)).length : 0
      return c.html(jobPage(job, count))
    })
    .get('/jobs/:id/sheets/:n', async (c) => {
      const job = printer.job(Number(c.req.param('id')))
      if (job?.kind !== 'zpl' || job.state !== 'printed') return c.notFound()
      const sheet = (await drawn(job))[Number(c.req.param('n').replace('.png', '')) - 1]
      return sheet ? bytes(c, sheet, 'image/png') : c.notFound()
    })
    .get('/jobs/:id/raw', (c) => {
      const job = printer.job(Number(c.req.param('id')))
      return job ? bytes(c, job.bytes, job.kind === 'pdf' ? 'application/pdf' : 'text/plain; charset=utf-8') : c.notFound()
    })
    .get('/api/jobs', (c) => c.json({ state: printer.state(), jobs: printer.jobs().map(told) }))
}

function told({ bytes: content, ...job }: PrintJob) {
  return { ...job, base64: content.toString('base64'), text: job.kind === 'pdf' ? null : content.toString('utf8') }
}

function bytes(c: Context<Wire>, content: Buffer, type: string) {
  return c.body(new Uint8Array(content), 200, { 'content-type': type })
}
