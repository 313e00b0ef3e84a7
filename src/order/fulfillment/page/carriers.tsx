import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { carrierName } from '#domain/tracking.ts'

/** Gives `carrierOf(code)`: names as the carriers write them, and our word for all others. */
export function useCarriers(): (carrier: string) => string {
  const { _ } = useLingui()
  return (carrier) => (carrier === 'other' ? _(msg`Other carrier`) : carrierName(carrier))
}
