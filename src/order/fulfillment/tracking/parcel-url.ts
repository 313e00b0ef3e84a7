import { trackingUrl } from '#domain/tracking.ts'

/** The public page of a parcel: as its carrier named it, else by the pattern of a known carrier; null when there is none. */
export function parcelUrl(parcel: {
  readonly url: string | null
  readonly carrier: string
  readonly tracking_number: string | null
}): string | null {
  if (parcel.url !== null || parcel.tracking_number === null) return parcel.url
  return trackingUrl(parcel.carrier, parcel.tracking_number) ?? null
}
