import type { VariableValues } from '#domain/mail/canned-variables.ts'
import type { ScanState } from '#domain/mail/scan.ts'

/** A message in one language. */
type Words = { readonly subject: string; readonly body: string }

/** A canned message to pick; null for a language the store does not write it in. */
export type CannedView = { readonly id: string; readonly name: string; readonly en: Words | null; readonly fr: Words | null }

/** A file put to the mail that is being written; `size` in bytes, `mediaType` as its bytes say. */
export type UploadView = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
  readonly preview: boolean
  readonly scan: ScanState
  readonly locked: boolean
  readonly virus: string | null
}

/** A packing slip that can be put to the mail. */
export type SlipView = { readonly shipment: string; readonly sequence: number }

/** What the composer needs beyond the order's page: read when it opens. */
export type ComposerView = {
  readonly canned: readonly CannedView[]
  /** what each variable is on this order, by the customer's language */
  readonly values: { readonly en: VariableValues; readonly fr: VariableValues }
  readonly signature: { readonly en: string; readonly fr: string }
  /** what stands at the end of each mail by itself */
  readonly footer: string
  readonly from: { readonly name: string; readonly address: string }
  /** where answers come in; null: at the sender's address */
  readonly answers: string | null
  readonly files: readonly UploadView[]
  readonly slips: readonly SlipView[]
}
