import EasyPost from '@easypost/api'

/** How long one call may take, milliseconds: rates are asked of every carrier at once, a purchase waits for the carrier's own label. */
export type Deadlines = { readonly quote: number; readonly buy: number; readonly other: number }

type Call<A extends readonly unknown[]> = (...asked: A) => Promise<unknown>

/** What is called of the official client. What it answers is read by shapes of our own, so its types are not needed. */
export type Client = {
  readonly Address: { readonly create: Call<[address: object]> }
  readonly Order: {
    readonly create: Call<[order: object]>
    readonly buy: Call<[id: string, carrier: string, service: string]>
    readonly retrieve: Call<[id: string]>
  }
  readonly Shipment: {
    readonly create: Call<[shipment: object]>
    readonly buy: Call<[id: string, rate: string, insurance: string | null]>
    readonly retrieve: Call<[id: string]>
    readonly refund: Call<[id: string]>
    readonly convertLabelFormat: Call<[id: string, format: 'PDF' | 'ZPL']>
  }
  readonly Tracker: { readonly create: Call<[tracker: object]> }
  readonly Webhook: {
    readonly all: Call<[]>
    readonly create: Call<[webhook: object]>
    readonly delete: Call<[id: string]>
  }
}

/** The same account under three deadlines. */
export type Clients = Readonly<Record<keyof Deadlines, Client>>

/** Opens an account. `origin`: where it is played instead of by EasyPost. */
export function openClients(apiKey: string, deadlines: Deadlines, origin: string | undefined): Clients {
  const open = (deadline: number) => new Made(apiKey, { ...(origin && { baseUrl: `${origin}/v2/` }), requestMiddleware: limit(deadline) })
  return { quote: open(deadlines.quote), buy: open(deadlines.buy), other: open(deadlines.other) }
}

// Its types describe the CommonJS build, in which the class stands under `default`.
const Made = EasyPost as unknown as new (key: string, options: object) => Client

type Request = { readonly redirects: (most: number) => Request; readonly timeout: (limits: { readonly deadline: number }) => Request }

/** The client keeps a `timeout` and never applies it, so it is set on each request; a redirect would carry the key elsewhere. */
function limit(deadline: number) {
  return (request: Request) => request.redirects(0).timeout({ deadline })
}
