import { html } from 'hono/html'
import type { PrinterState, PrintJob } from './jobs.ts'

const stateWords: Readonly<Record<PrinterState, string>> = {
  ready: 'Ready',
  paper_out: 'Out of paper',
  head_open: 'Head open',
  paused: 'Paused',
  refusing: 'Not reachable',
  hanging: 'Does not answer',
}

/** All jobs, newest first. */
export function listPage(jobs: readonly PrintJob[], state: PrinterState) {
  return shell(
    'Label printer',
    html`<main>
      <h1>Label printer</h1>
      <p>State: <strong>${stateWords[state]}</strong></p>
      ${
        jobs.length === 0
          ? html`<p class="soft">Nothing was printed yet. This page refreshes itself.</p>`
          : html`<ol class="tray">
              ${jobs.map(card)}
            </ol>`
      }
    </main>`,
  )
}

function card(job: PrintJob) {
  const shown = job.state === 'printed' && job.kind === 'zpl'
  return html`<li>
    <a href="/printer/jobs/${job.id}">
      ${shown ? html`<img loading="lazy" alt="Label of job ${job.id}" src="/printer/jobs/${job.id}/sheets/1.png" />` : html`<span class="blank">${job.kind === 'pdf' ? 'PDF' : job.state}</span>`}
      Job ${job.id}${job.state === 'printed' ? '' : `, ${job.state}`}
    </a>
    <time datetime="${job.at}">${job.at.slice(0, 19).replace('T', ' ')} UTC</time>
  </li>`
}

/** One job: its sheets, and what was sent. */
export function jobPage(job: PrintJob, sheets: number) {
  return shell(
    `Job ${job.id}`,
    html`<main>
      <p><a href="/printer">All jobs</a></p>
      <h1>Job ${job.id}</h1>
      <p class="soft">${job.kind.toUpperCase()}, ${job.bytes.length} bytes, ${job.state}, ${job.at}</p>
      ${Array.from({ length: sheets }, (_, n) => html`<img class="sheet" alt="Sheet ${n + 1}" src="/printer/jobs/${job.id}/sheets/${n + 1}.png" />`)}
      ${job.kind === 'pdf' ? html`<iframe title="The printed page" src="/printer/jobs/${job.id}/raw"></iframe>` : ''}
      ${
        job.kind === 'pdf'
          ? html`<p><a href="/printer/jobs/${job.id}/raw">The file</a></p>`
          : html`<h2>As it was sent</h2>
              <pre tabindex="0" aria-label="As it was sent">${job.bytes.toString('utf8')}</pre>`
      }
    </main>`,
  )
}

function shell(title: string, body: unknown) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Sandbox printer</title>
        <link rel="stylesheet" href="/printer/style.css" />
        <script src="/printer/refresh.js" defer></script>
      </head>
      <body>
        <header><a href="/printer">Sandbox printer</a> <span>Nothing here is on paper.</span></header>
        ${body}
      </body>
    </html>`
}

/** The look of the tray. */
export const printerStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: #1d2733; background: #f5f7f9; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .75rem 1.25rem; background: #22303f; color: #dfe7ef; }
header a { color: #fff; font-weight: 650; text-decoration: none; } header span { margin-left: auto; }
main { max-width: 72rem; margin: 0 auto; padding: 1.25rem; } h1 { font-size: 1.3rem; margin: 0 0 .5rem; } h2 { font-size: 1rem; }
a { color: #0b5cad; } .soft, time { color: #54606e; font-variant-numeric: tabular-nums; }
.tray { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); }
.tray a { display: block; text-decoration: none; } .tray img, .blank { display: block; width: 100%; aspect-ratio: 2 / 3; background: #fff; border: 1px solid #d9dfe6; }
.blank { display: grid; place-items: center; color: #54606e; } time { font-size: .85rem; }
.sheet { display: block; width: 24rem; max-width: 100%; border: 1px solid #d9dfe6; margin-bottom: 1rem; }
iframe { width: 100%; height: 42rem; border: 1px solid #d9dfe6; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #fff; border: 1px solid #d9dfe6; padding: .75rem; max-height: 30rem; overflow: auto; }
`

/** Reloads the tray when something came out of the printer, or its state changed. */
export const printerScript = `
if (/^\\/printer\\/?$/.test(location.pathname)) {
  let before
  setInterval(async () => {
    try {
      const now = await (await fetch('/printer/newest')).text()
      if (before !== undefined && now !== before) location.reload()
      before ??= now
    } catch { /* the sandbox is being restarted */ }
  }, 2000)
}
`
