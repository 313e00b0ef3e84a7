/** The look of the mailbox. */
export const mailboxStyle = `
:root { color-scheme: light; --ink: #1d2733; --soft: #54606e; --line: #d9dfe6; --ground: #f5f7f9; --link: #0b5cad; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
a { color: var(--link); }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding: .75rem 1.25rem; background: #22303f; color: #dfe7ef; }
header a { color: #dfe7ef; font-weight: 650; text-decoration: none; padding: .1rem 0; border-bottom: 2px solid transparent; } header a:hover { color: #fff; border-color: #8fa6bd; }
header a[aria-current] { color: #fff; border-color: #fff; } header span { margin-left: auto; }
.columns { display: flex; gap: 1.25rem; padding: 1.25rem; align-items: flex-start; }
nav { flex: 0 0 16rem; display: grid; gap: .125rem; }
nav a { display: flex; justify-content: space-between; gap: .5rem; padding: .35rem .6rem; border-radius: 6px; text-decoration: none; overflow-wrap: anywhere; }
nav a[aria-current] { background: #dfeaf6; font-weight: 600; }
.count, small { color: var(--soft); font-variant-numeric: tabular-nums; }
main { flex: 1; min-width: 0; background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem 1.5rem; }
main.wide { max-width: 60rem; margin: 0 auto; }
h1 { font-size: 1.3rem; margin: .25rem 0 .75rem; } h2 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin-bottom: 1rem; }
input, button { font: inherit; padding: .35rem .6rem; border: 1px solid #8693a1; border-radius: 6px; background: #fff; color: inherit; }
.reply { margin: 1rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 8px; } .reply summary { cursor: pointer; font-weight: 600; }
.reply form { display: grid; gap: .75rem; margin: .75rem 0 0; } .reply label { display: grid; gap: .25rem; } .reply button { justify-self: start; }
textarea { font: inherit; width: 100%; padding: .5rem .6rem; border: 1px solid #8693a1; border-radius: 6px; }
.done { color: #1a6b3c; } .wrong { color: #a3241b; }
button { background: var(--link); border-color: var(--link); color: #fff; cursor: pointer; }
table { width: 100%; border-collapse: collapse; } th { text-align: left; color: var(--soft); font-weight: 600; }
th, td { padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th.money, td.money { text-align: right; padding-right: .25rem; font-variant-numeric: tabular-nums; white-space: nowrap; } td.money { font-weight: 600; }
.state { display: inline-block; padding: .05rem .55rem; border-radius: 999px; white-space: nowrap; font-size: .9rem; background: #e4f1e7; color: #1c5a2d; }
.pending .state { background: #fdf1d7; color: #6b4700; } .released .state { background: #eceff2; color: var(--soft); } .released td.money { color: var(--soft); text-decoration: line-through; font-weight: 400; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 26rem; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--ground); padding: .75rem; border-radius: 6px; max-height: 30rem; overflow: auto; }
.empty { color: var(--soft); }
@media (max-width: 50rem) { header span { margin-left: 0; } .columns { flex-direction: column; padding: .75rem; } nav { flex: none; width: 100%; } main { width: 100%; } table, tbody, tr, td { display: block; border: 0; } thead { display: none; } tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } td { padding: 0; } td.money { text-align: left; } }
`

/** Reloads a list when there is something new in it; a mail being read, or words being typed, stay as they are. */
export const mailboxScript = `
const places = { '/': '/newest', '/statement': '/statement/newest' }
const place = places[location.pathname]
if (place) {
  let before
  setInterval(async () => {
    try {
      const now = await (await fetch(place)).text()
      if (before !== undefined && now !== before && document.activeElement?.tagName !== 'INPUT') location.reload()
      before ??= now
    } catch { /* the sandbox is being restarted */ }
  }, 2000)
}
`
