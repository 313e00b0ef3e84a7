/** The look of the shops; each sets its own colour on the body. */
export const shopStyle = `
:root { color-scheme: light; --ink: #1b242d; --soft: #55616d; --line: #dbe1e7; --ground: #f6f7f9; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
.toyota { --brand: #a3142a; } .honda { --brand: #1c4f9c; } .ford { --brand: #12456b; } .none { --brand: #34424f; }
a { color: var(--brand); }
.skip { position: absolute; left: -999px; } .skip:focus { left: .5rem; top: .5rem; background: #fff; padding: .5rem; z-index: 1; }
header { background: var(--brand); color: #fff; }
header > div, main, footer { max-width: 72rem; margin: 0 auto; padding: .9rem 1.25rem; }
header > div { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; }
header a { color: #fff; text-decoration: none; } header a:hover { text-decoration: underline; } header .title { font-weight: 700; font-size: 1.15rem; margin-right: auto; }
main { padding-top: 1.25rem; padding-bottom: 3rem; }
h1 { font-size: 1.5rem; margin: .25rem 0 1rem; } h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
footer { color: var(--soft); font-size: .9rem; border-top: 1px solid var(--line); }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; list-style: none; padding: 0; margin: 0; }
.card, fieldset, .panel { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 1rem; }
.card img { width: 100%; height: auto; aspect-ratio: 1; object-fit: contain; border-radius: 6px; }
.card h2 { font-size: 1rem; margin: .5rem 0 .1rem; } .number, .soft { color: var(--soft); font-size: .9rem; } .price { font-weight: 650; font-variant-numeric: tabular-nums; } s { color: var(--soft); font-weight: 400; }
form.search { display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: 1.25rem; align-items: end; }
label { display: block; font-weight: 550; font-size: .92rem; }
label.check { display: flex; gap: .5rem; align-items: baseline; font-weight: 400; margin: .35rem 0; } label.check input { width: auto; }
input, select, textarea, button { font: inherit; color: inherit; }
input, select, textarea { width: 100%; padding: .5rem .65rem; border: 1px solid #8693a1; border-radius: 6px; background: #fff; margin-top: .2rem; }
input:focus-visible, select:focus-visible, textarea:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid #f0b429; outline-offset: 1px; }
input[aria-invalid='true'] { border-color: #b3261e; } .error { color: #b3261e; font-size: .88rem; margin: .2rem 0 0; }
.alert { background: #fdeceb; border: 1px solid #b3261e; color: #7c1711; border-radius: 8px; padding: .75rem 1rem; margin: 0 0 1rem; } .alert:empty { display: none; }
.notice { background: #eef4fb; border: 1px solid #9dbbdd; border-radius: 8px; padding: .75rem 1rem; margin: 0 0 1rem; }
button, .button { display: inline-block; padding: .55rem 1.1rem; border: 1px solid var(--brand); border-radius: 6px; background: var(--brand); color: #fff; cursor: pointer; text-decoration: none; }
button.plain { background: #fff; color: var(--brand); } button[disabled] { opacity: .6; cursor: default; }
.two { display: grid; grid-template-columns: minmax(0, 1fr) 22rem; gap: 1.25rem; align-items: start; } .part { display: grid; grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); gap: 2rem; } .part img { width: 100%; height: auto; background: #fff; border: 1px solid var(--line); border-radius: 10px; }
fieldset { margin: 0 0 1rem; min-width: 0; } legend { font-weight: 650; padding: 0 .35rem; } .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem 1rem; } .fields .wide { grid-column: 1 / -1; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: .5rem .5rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; } td.money, th.money { text-align: right; font-variant-numeric: tabular-nums; } td input { width: 5.5rem; } td img { width: 64px; height: 64px; display: block; }
.right { text-align: right; } dl { display: grid; grid-template-columns: 1fr max-content; gap: .25rem 1rem; margin: 0; } dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; } .total { font-weight: 700; border-top: 1px solid var(--line); padding-top: .4rem; }
.facts { grid-template-columns: max-content 1fr; } .facts dd { text-align: left; } #summary label { margin-top: .6rem; } #summary ul { padding-left: 1.1rem; margin: 0; } iframe { width: 100%; border: 0; display: block; height: 15rem; } .hints td, .hints th { font-size: .88rem; padding: .2rem .5rem .2rem 0; } code { font-size: .92em; }
@media (max-width: 56rem) { .two, .part { grid-template-columns: 1fr; } }
`
