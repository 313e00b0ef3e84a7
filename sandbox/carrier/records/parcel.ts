/** A box: weight in ounces, sides in inches, both with one decimal. */
export type Parcel = {
  readonly id: string
  readonly object: 'Parcel'
  readonly created_at: string
  readonly updated_at: string
  readonly length: number | null
  readonly width: number | null
  readonly height: number | null
  readonly predefined_package: string | null
  readonly weight: number
  readonly mode: 'test'
}
