import { html } from 'hono/html'
import { htmlDocument } from '../../document.ts'

/** The bank's question to the card's holder, with a yes and a no. */
export function bankPage(question: string) {
  return shell(
    'Confirm at your bank',
    html`<h1>${question}</h1>
      <p>Your bank wants to be sure before it answers the shop.</p>
      <form method="post">
        <button name="outcome" value="complete">Yes, confirm</button>
        <button name="outcome" value="fail" class="plain">No, refuse</button>
      </form>`,
  )
}

/** Where nobody waits for the holder to come back. */
export function thanksPage(succeeded: boolean) {
  return shell(
    'Thank you',
    html`<h1>${succeeded ? 'Confirmed.' : 'Refused.'}</h1>
      <p>You may close this page.</p>`,
  )
}

/** The look of the bank. */
export const bankStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, sans-serif; color: #1d2733; background: #eef2f6; }
main { width: min(26rem, calc(100vw - 2rem)); background: #fff; border: 1px solid #d9dfe6; border-radius: 12px; overflow: hidden; }
header { padding: .75rem 1.5rem; background: #22303f; color: #fff; font-weight: 650; }
section { padding: 1rem 1.5rem 1.5rem; }
h1 { font-size: 1.25rem; margin: .25rem 0 .5rem; } p { margin: 0 0 1.25rem; color: #54606e; }
form { display: flex; flex-wrap: wrap; gap: .75rem; }
button { font: inherit; padding: .55rem 1.1rem; border: 1px solid #0b5cad; border-radius: 6px; background: #0b5cad; color: #fff; cursor: pointer; }
button.plain { background: #fff; color: #0b5cad; }
button:focus-visible { outline: 3px solid #f0b429; outline-offset: 1px; }
`

function shell(title: string, body: unknown) {
  return htmlDocument(
    { language: 'en', title, style: '/authenticate/style.css' },
    html`<main>
      <header>Test bank</header>
      <section>${body}</section>
    </main>`,
  )
}
