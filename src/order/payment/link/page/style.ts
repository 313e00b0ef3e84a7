/** The look of the pay page: paper and ink, one blue, as in the mails. */
export const style = `
:root { color-scheme: light; --paper: #fbfaf8; --ink: #1b1f24; --muted: #5b626b; --card: #fff; --line: #e4e2dd; --rim: #918d86; --accent: #0b5cad;
  --money: #146239; --money-wash: #e6f4ec; --danger: #b42318; --danger-wash: #fdecea; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 Inter, system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
.page { max-width: 600px; margin: 24px auto; border: 1px solid var(--line); border-radius: 8px; background: var(--card); overflow: hidden; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px; padding: 16px 24px; border-bottom: 3px solid var(--accent); font-weight: 600; }
header a { font-weight: 400; }
main { padding: 20px 24px 24px; }
h1 { margin: 0 0 2px; font-size: 24px; line-height: 32px; }
h2 { margin: 24px 0 8px; font-size: 16px; line-height: 24px; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
a { color: var(--accent); }
.muted { color: var(--muted); }
.small { margin: 12px 0 0; font-size: 14px; line-height: 20px; }
.number, dd { font-variant-numeric: tabular-nums; }
ul { margin: 0; padding: 0; list-style: none; }
li { display: flex; gap: 12px; padding: 6px 0; border-bottom: 1px solid var(--line); }
li span:first-child { flex: none; min-width: 36px; color: var(--muted); }
li span:last-child { min-width: 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 1fr auto; gap: 4px 16px; margin: 10px 0 0; }
dt { color: var(--muted); }
dd { margin: 0; text-align: right; }
dt.now, dd.now { padding-top: 6px; border-top: 1px solid var(--line); color: var(--ink); font-weight: 600; }
dt.now { margin-right: -16px; }
.alert { margin: 16px 0 0; padding: 10px 14px; border-radius: 6px; background: var(--danger-wash); color: var(--danger); }
.alert:empty { display: none; }
.done { padding: 10px 14px; border-radius: 6px; background: var(--money-wash); color: var(--money); font-weight: 600; }
iframe { display: block; width: 100%; height: 190px; border: 0; }
label { display: flex; gap: 10px; align-items: flex-start; margin: 12px 0; }
input[type='checkbox'] { flex: none; width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--accent); }
button, .button { display: block; width: 100%; min-height: 44px; margin-top: 12px; padding: 10px 16px; border: 1px solid var(--accent); border-radius: 6px; background: var(--accent);
  color: #fff; font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: #094c90; }
button.plain { border-color: var(--rim); background: var(--card); color: var(--ink); font-weight: 500; }
button.plain:hover { background: #f4f2ee; }
button[aria-disabled='true'] { opacity: .65; cursor: progress; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
footer { padding: 12px 24px; border-top: 1px solid var(--line); color: var(--muted); font-size: 14px; line-height: 20px; }
footer p { margin: 0; }
@media (max-width: 640px) { .page { margin: 0; border-width: 0 0 1px; border-radius: 0; } header, main, footer { padding-inline: 16px; } }
@media print { button, iframe, label, header a { display: none; } }
`
