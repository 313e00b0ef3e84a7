/** Formats a label is drawn in. */
export const labelFormats = ['PNG', 'PDF', 'ZPL'] as const
export type LabelFormat = (typeof labelFormats)[number]

/** A bought label: where its files are. What is printed on it is read from its shipment each time it is drawn. */
export type PostageLabel = {
  readonly object: 'PostageLabel'
  readonly id: string
  readonly created_at: string
  readonly updated_at: string
  readonly date_advance: number
  readonly integrated_form: 'none'
  readonly label_date: string
  readonly label_resolution: number
  readonly label_size: '4x6'
  readonly label_type: 'default'
  readonly label_file_type: string
  readonly label_url: string
  readonly label_pdf_url: string | null
  readonly label_zpl_url: string | null
  readonly label_epl2_url: null
  readonly label_file: null
}

/** One part of what a purchase cost; five decimals. */
export type Fee = {
  readonly object: 'Fee'
  readonly type: 'LabelFee' | 'PostageFee' | 'InsuranceFee'
  readonly amount: string
  readonly charged: boolean
  readonly refunded: boolean
}
