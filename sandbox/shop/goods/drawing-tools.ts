/** Gradients and the soft shadow every drawing uses. */
const shared = `<defs>
<linearGradient id="steel" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#f4f6f8"/><stop offset=".45" stop-color="#b4bcc5"/><stop offset=".6" stop-color="#8a949f"/><stop offset="1" stop-color="#dde2e7"/></linearGradient>
<linearGradient id="bar" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#7d8791"/><stop offset=".35" stop-color="#f2f4f6"/><stop offset="1" stop-color="#6d7681"/></linearGradient>
<linearGradient id="dark" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#525a63"/><stop offset=".5" stop-color="#2b3138"/><stop offset="1" stop-color="#15191d"/></linearGradient>
<linearGradient id="tube" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#14181c"/><stop offset=".3" stop-color="#5b646d"/><stop offset="1" stop-color="#0e1114"/></linearGradient>
<linearGradient id="glass" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#eef5fb"/><stop offset=".5" stop-color="#b9cbdb"/><stop offset="1" stop-color="#e6eef5"/></linearGradient>
<radialGradient id="lamp"><stop offset="0" stop-color="#ffffff"/><stop offset=".5" stop-color="#dfe8f0"/><stop offset="1" stop-color="#8796a5"/></radialGradient>
<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="9"/></filter>
</defs>`

/** A 600 x 600 picture on white with a shadow under the part (centre height and half width in pixels). */
export function picture(body: string, shadow: { y: number; rx: number } = { y: 520, rx: 200 }): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 600 600"><rect width="600" height="600" fill="#ffffff"/>${shared}<ellipse cx="300" cy="${shadow.y}" rx="${shadow.rx}" ry="16" fill="#000" opacity=".18" filter="url(#soft)"/>${body}</svg>`
}

/** `count` copies of a shape turned around the point (x, y). */
export function around(count: number, x: number, y: number, shape: string): string {
  return Array.from({ length: count }, (_, i) => `<g transform="rotate(${((360 / count) * i).toFixed(2)} ${x} ${y})">${shape}</g>`).join('')
}

/** `count` copies of a shape moved on by (dx, dy) each. */
export function row(count: number, dx: number, dy: number, shape: string): string {
  return Array.from({ length: count }, (_, i) => `<g transform="translate(${dx * i} ${dy * i})">${shape}</g>`).join('')
}
