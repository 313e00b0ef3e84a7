/** The look of the card field: neutral, so that it fits into any page. */
export const cardStyle = `
* { box-sizing: border-box; }
html { color-scheme: light; background: transparent; }
body { margin: 0; font: 15px/1.4 system-ui, sans-serif; color: #1d2733; background: #fff; }
form { display: grid; grid-template-columns: repeat(3, 1fr); gap: .6rem .75rem; padding: 2px; }
.wide { grid-column: 1 / -1; }
label { display: block; font-weight: 550; font-size: .9rem; margin-bottom: .2rem; }
input { width: 100%; font: inherit; padding: .5rem .65rem; border: 1px solid #8693a1; border-radius: 6px; background: #fff; color: inherit; font-variant-numeric: tabular-nums; }
input:focus-visible { outline: 2px solid #0b5cad; outline-offset: 1px; }
input[aria-invalid='true'] { border-color: #b3261e; }
.error { margin: .2rem 0 0; color: #b3261e; font-size: .85rem; } .error:empty { display: none; }
#form-error { grid-column: 1 / -1; }
.note { margin: .5rem 2px 2px; color: #54606e; font-size: .85rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 26rem) { form { grid-template-columns: 1fr 1fr; } }
`
