/** The look of the page on which a buyer approves. */
export const approvalStyle = `
:root { color-scheme: light; --ink: #14213a; --soft: #51607a; --line: #d5dce8; --ground: #f3f5f9; --brand: #0b4fa0; --focus: #f0a500; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header { background: #fff; border-bottom: 1px solid var(--line); }
header > div, main { max-width: 60rem; margin: 0 auto; padding: .9rem 1.25rem; }
header > div { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
.mark { font-weight: 800; font-style: italic; font-size: 1.3rem; color: var(--brand); margin-right: auto; }
.soft { color: var(--soft); font-size: .92rem; } a { color: var(--brand); }
main { padding-top: 1.5rem; padding-bottom: 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1.25rem; } h1 strong { display: block; font-size: 2.1rem; font-variant-numeric: tabular-nums; }
h2 { font-size: 1.05rem; margin: 0 0 .75rem; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 1.5rem; align-items: start; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; } legend { font-weight: 650; font-size: 1.05rem; padding: 0; margin-bottom: .75rem; }
.wallet { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: .25rem .5rem; padding: .7rem .9rem; margin-bottom: .5rem; background: #fff; border: 1px solid var(--line); border-radius: 12px; cursor: pointer; }
.wallet:hover { border-color: var(--brand); } .wallet:has(input:checked) { border-color: var(--brand); box-shadow: inset 0 0 0 1px var(--brand); background: #f2f7ff; }
.wallet:focus-within { outline: 3px solid var(--focus); outline-offset: 1px; }
.wallet input { width: 1.1rem; height: 1.1rem; margin: .25rem 0 0; accent-color: var(--brand); outline: none; } .wallet b { font-weight: 600; }
.wallet span { display: block; }
aside, .note { background: #fff; border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.1rem; }
ul { list-style: none; margin: 0 0 .75rem; padding: 0 0 .5rem; border-bottom: 1px solid var(--line); } li { display: grid; grid-template-columns: minmax(0, 1fr) max-content; gap: 1rem; padding: .15rem 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 1fr max-content; gap: .2rem 1rem; margin: 0; } dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; } .total { font-weight: 700; font-size: 1.1rem; }
address { font-style: normal; margin-top: .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
.actions { display: grid; gap: .6rem; margin-top: 1rem; }
button { font: inherit; font-weight: 650; padding: .75rem 1.25rem; border-radius: 999px; border: 1px solid var(--brand); background: var(--brand); color: #fff; cursor: pointer; } button:hover { filter: brightness(1.08); }
button.plain { background: #fff; color: var(--brand); } button:focus-visible, a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.note { margin: 0 0 1rem; }
@media (max-width: 48rem) { .columns { grid-template-columns: minmax(0, 1fr); } aside { order: -1; } }
`
