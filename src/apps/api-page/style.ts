/** The page's whole style: the desk's palette, light and dark, on one column that a telephone can hold. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf8, #15171a);
  --card: light-dark(#ffffff, #1c1f23);
  --well: light-dark(#f4f2ee, #25292e);
  --line: light-dark(#e4e2dd, #30343a);
  --ink: light-dark(#1b1f24, #e9e7e2);
  --muted: light-dark(#5b626b, #a6acb4);
  --accent: light-dark(#0b5cad, #86bbf2);
  --money: light-dark(#146239, #7ad3a5);
  --mono: ui-monospace, 'JetBrains Mono', Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 15px/23px 'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, Arial, sans-serif; }
.skip { position: fixed; top: 8px; left: 8px; padding: 8px 16px; border-radius: 6px; background: var(--card); transform: translateY(-200%); }
.skip:focus { transform: none; }
.page { display: grid; grid-template-columns: 200px minmax(0, 1fr); gap: 40px; max-width: 1120px; margin: 0 auto; padding: 32px 24px 96px; }
nav { position: sticky; top: 24px; align-self: start; font-size: 14px; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: 4px 0; color: var(--muted); text-decoration: none; overflow-wrap: anywhere; }
nav a:hover { color: var(--ink); text-decoration: underline; }
nav strong { display: block; margin: 16px 0 4px; font-weight: 600; }
h1 { margin: 0 0 8px; font-size: 26px; font-weight: 650; line-height: 34px; letter-spacing: -0.01em; }
h2 { margin: 48px 0 12px; font-size: 19px; font-weight: 600; line-height: 28px; }
h3 { margin: 32px 0 8px; font-size: 16px; font-weight: 600; line-height: 24px; overflow-wrap: anywhere; }
h4 { margin: 20px 0 4px; font-size: 14px; font-weight: 600; }
h2, h3 { scroll-margin-top: 16px; }
p { max-width: 72ch; margin: 8px 0; }
ol { max-width: 72ch; padding-inline-start: 20px; }
li + li { margin-top: 4px; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre { font-family: var(--mono); font-size: 13px; }
code { overflow-wrap: anywhere; }
pre { margin: 12px 0; padding: 14px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--well); line-height: 20px; overflow-x: auto; }
pre code { overflow-wrap: normal; }
.method { padding: 2px 8px; border-radius: 4px; background: var(--well); color: var(--money); font-family: var(--mono); font-size: 13px; }
dl { margin: 8px 0; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
dl > div { display: grid; grid-template-columns: minmax(150px, 26%) minmax(150px, 34%) minmax(0, 1fr); gap: 4px 16px; padding: 8px 16px; }
dl > div + div { border-top: 1px solid var(--line); }
dl.two > div { grid-template-columns: minmax(120px, 26%) minmax(0, 1fr); }
dt { font-weight: 500; overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; }
dd.type, .must { color: var(--muted); font-size: 13px; }
.must { display: block; font-weight: 400; }
@media (width < 760px) {
  .page { display: block; padding: 20px 16px 64px; }
  nav { position: static; margin-bottom: 24px; padding-bottom: 16px; border-bottom: 1px solid var(--line); }
  dl > div, dl.two > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  nav a { padding: 6px 0; }
}
`
