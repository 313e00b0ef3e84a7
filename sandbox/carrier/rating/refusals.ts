import type { Options } from '../records/shipment.ts'
import type { CarrierRules, CarrierService } from './carriers.ts'
import type { Size } from './price.ts'
import type { Trip } from './trip.ts'

/** Why a carrier takes this box on no service at all, in its words; undefined when it takes it. */
export function refusalOf(rules: CarrierRules, size: Size, trip: Trip, options: Options): string | undefined {
  if (size.pounds > rules.maxPounds) return `The package weight exceeds the maximum of ${rules.maxPounds} lb.`
  if (size.length > rules.maxLength) return `The package length exceeds the maximum of ${rules.maxLength} in.`
  if (size.girth > rules.maxGirth) return `Length and girth together exceed the maximum of ${rules.maxGirth} in.`
  if (trip.postBox && !rules.postBoxes) return 'Delivery to a PO box is not available.'
  if (options.hazmat && rules.cents.hazmat === null) return 'Hazardous materials are not accepted.'
  if (options.delivery_confirmation === 'INDIRECT_SIGNATURE' && rules.cents.indirectSignature === null)
    return 'Delivery confirmation INDIRECT_SIGNATURE is not available.'
  if (options.saturday_delivery === true && rules.cents.saturday === null) return 'Saturday delivery is not available.'
  if (!servicesOf(rules, trip, options).length) return 'No service is available between these addresses for this package.'
  return undefined
}

/** The services a box may travel with: abroad or at home, on the ground when it is dangerous, those that drive on Saturdays when it must. */
export function servicesOf(rules: CarrierRules, trip: Trip, options: Options): readonly CarrierService[] {
  return rules.services.filter(
    (service) =>
      (service.abroad ?? false) === trip.abroad &&
      !(options.hazmat && service.air) &&
      !(options.saturday_delivery === true && !service.guaranteed),
  )
}
