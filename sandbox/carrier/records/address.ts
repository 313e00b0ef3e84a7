/** Whether one thing could be proven of an address. */
type Verification = {
  readonly success: boolean
  readonly errors: readonly {
    readonly code: string
    readonly field: string
    readonly message: string
    readonly suggestion: string | null
  }[]
  readonly details: { readonly latitude?: number; readonly longitude?: number; readonly time_zone?: string } | null
}

/** What was proven, once it was asked for. */
type Verifications = { readonly zip4?: Verification; readonly delivery?: Verification }

/** A person or a shop and where they are; kept as the wire has it. */
export type Address = {
  readonly id: string
  readonly object: 'Address'
  readonly created_at: string
  readonly updated_at: string
  readonly name: string | null
  readonly company: string | null
  readonly street1: string | null
  readonly street2: string | null
  readonly city: string | null
  readonly state: string | null
  readonly zip: string | null
  readonly country: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly mode: 'test'
  readonly carrier_facility: string | null
  readonly residential: boolean | null
  readonly federal_tax_id: string | null
  readonly state_tax_id: string | null
  readonly verifications: Verifications
}
