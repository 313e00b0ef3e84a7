import EasyPost from '@easypost/api'

/** What an answer holds, read as the test knows it. */
export type Json = { readonly [name: string]: Json } & readonly Json[] & string

type Service = { readonly [method: string]: (...asked: unknown[]) => Promise<Json> }
type ServiceName =
  | 'Address'
  | 'CarrierAccount'
  | 'CarrierType'
  | 'CustomsInfo'
  | 'CustomsItem'
  | 'Event'
  | 'Insurance'
  | 'Order'
  | 'Parcel'
  | 'Rate'
  | 'Refund'
  | 'ScanForm'
  | 'Shipment'
  | 'Tracker'
  | 'Webhook'

/** The official client, its answers read as JSON. */
export type Client = { readonly [name in ServiceName]: Service }

/** The official client, changed in nothing but where it connects. `deadline`: milliseconds after which it gives up, which its own timeout does not do. */
export function carrierClient(origin: string, account = 'toyota', deadline = 10_000): Client {
  const requestMiddleware = (request: { timeout: (limits: object) => unknown }) => request.timeout({ deadline })
  // Its types describe the CommonJS build, in which the class stands under `default`.
  const Made = EasyPost as unknown as new (key: string, options: object) => Client
  return new Made(`EZTK_${account}`, { baseUrl: `${origin}/v2/`, requestMiddleware })
}

/** What went wrong, as the client tells it: the code of the error; the name of the fault when there was no readable answer; or nothing. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'nothing'
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault
    const { code, statusCode } = fault as { code?: string; statusCode?: number }
    return code ?? (statusCode === undefined ? fault.constructor.name : String(statusCode))
  }
}
