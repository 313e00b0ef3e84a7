import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Config } from '#platform/config.ts'
import type { Asked } from '#platform/http.ts'

/**
 * The headers every answer carries. What a page sets itself stays. The panel shows packing slips in a frame of its own, so a frame of our own is allowed by
 * default; the panel's pages themselves refuse every frame (serve-web.ts). Over https browsers are told to come by nothing else for a year.
 */
export function safeHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): MiddlewareHandler<Asked> {
  return secureHeaders({
    xFrameOptions: 'SAMEORIGIN',
    referrerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    strictTransportSecurity: publicUrl.startsWith('https:') ? 'max-age=31536000; includeSubDomains' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], usb: [], serial: [], midi: [], displayCapture: [] },
    overwrite: false,
  })
}

/** Gives every answer without a policy of its own one: JSON is no document and may load and be framed by nothing; anything else is framed by ourselves alone. */
export function lastPolicy(): MiddlewareHandler<Asked> {
  return async (c, next) => {
    await next()
    if (c.res.headers.has('content-security-policy')) return
    const json = /\bjson\b/.test(c.res.headers.get('content-type') ?? '')
    c.header('content-security-policy', json ? `default-src 'none'; frame-ancestors 'none'` : `base-uri 'none'; frame-ancestors 'self'`)
  }
}
