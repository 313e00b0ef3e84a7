/** What one service of one carrier would cost; the rate of an order is the sum over its boxes under the ids of the first box. */
export type Rate = {
  readonly id: string
  readonly object: 'Rate'
  readonly created_at: string
  readonly updated_at: string
  readonly mode: 'test'
  readonly service: string
  readonly carrier: string
  readonly rate: string
  readonly currency: 'USD'
  readonly retail_rate: string
  readonly retail_currency: 'USD'
  readonly list_rate: string
  readonly list_currency: 'USD'
  readonly billing_type: 'easypost' | 'carrier'
  readonly delivery_days: number | null
  readonly delivery_date: string | null
  readonly delivery_date_guaranteed: boolean
  readonly est_delivery_days: number | null
  readonly shipment_id: string
  readonly carrier_account_id: string
}

/** What a carrier says instead of a rate, or of a purchase that failed. */
export type Message = {
  readonly carrier: string
  readonly carrier_account_id: string
  readonly type: 'rate_error' | 'rate_message' | 'purchase_error'
  readonly message: string
}
