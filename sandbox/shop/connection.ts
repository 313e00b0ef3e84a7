import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ShopName } from './shapes.ts'

const File = z.object({
  desk: z.url().optional(),
  shops: z.record(
    z.string(),
    z.object({
      key: z.string().min(1),
      hook: z.string().optional(),
      gateway: z.object({ secret: z.string(), publishable: z.string() }),
      paypal: z.object({ clientId: z.string(), secret: z.string() }).optional(),
    }),
  ),
})

/** What ties a shop to its desk, its gateway account, and its PayPal account if it has one. */
export type Connection = {
  readonly key: string
  /** what the desk signs its events with */
  readonly hook: string | undefined
  readonly desk: string
  readonly gateway: { readonly secret: string; readonly publishable: string }
  readonly paypal: { readonly clientId: string; readonly secret: string } | undefined
}

/** Reads `<folder>/shops.json` anew; undefined while the shop is not (or not rightly) in it. */
export function connectionOf(folder: string, shop: ShopName, desk: string): Connection | undefined {
  const file = File.safeParse(contents(join(folder, 'shops.json')))
  const entry = file.success ? file.data.shops[shop] : undefined
  return (
    entry && {
      key: entry.key,
      hook: entry.hook,
      gateway: entry.gateway,
      paypal: entry.paypal,
      desk: (file.data?.desk ?? desk).replace(/\/$/, ''),
    }
  )
}

function contents(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
