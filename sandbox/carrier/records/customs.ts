/** One sort of goods as customs is told of it; weight in ounces, `value` in dollars for the whole quantity. */
export type CustomsItem = {
  readonly id: string
  readonly object: 'CustomsItem'
  readonly created_at: string
  readonly updated_at: string
  readonly description: string
  readonly hs_tariff_number: string | null
  readonly origin_country: string
  readonly quantity: number
  readonly value: string
  readonly weight: number
  readonly code: string | null
  readonly mode: 'test'
  readonly manufacturer: string | null
  readonly currency: string | null
  readonly eccn: string | null
  readonly printed_commodity_identifier: string | null
}

/** What crosses a border, and who answers for it. */
export type CustomsDeclaration = {
  readonly id: string
  readonly object: 'CustomsInfo'
  readonly created_at: string
  readonly updated_at: string
  readonly contents_explanation: string | null
  readonly contents_type: string
  readonly customs_certify: boolean
  readonly customs_signer: string | null
  readonly eel_pfc: string | null
  readonly non_delivery_option: string
  readonly restriction_comments: string | null
  readonly restriction_type: string
  readonly mode: 'test'
  readonly declaration: string | null
  readonly customs_items: readonly CustomsItem[]
}
