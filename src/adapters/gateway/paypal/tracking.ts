import { PatchOp, type ShipmentCarrier } from '@paypal/paypal-server-sdk'
import type { Gateway } from '#ports/gateway.ts'
import { sent, type Paypal } from './client.ts'

/** By which numbers goods left, kept beside the capture that paid for them; PayPal writes no mail of its own about it. */
export function trackingOf(paypal: Paypal): Pick<Gateway, 'track' | 'untrack'> {
  return {
    track: ({ payment, part }, { carrier, number }) =>
      sent(
        paypal,
        () =>
          paypal.orders().createOrderTracking({
            id: payment,
            body: { captureId: part, trackingNumber: number, ...carrierOf(carrier), notifyPayer: false },
          }),
        () => ({ outcome: 'approved', reference: part }),
      ),
    untrack: async ({ payment, part }, number) => {
      const body = [{ op: PatchOp.Replace, path: '/status', value: 'CANCELLED' }]
      const taken = await sent(
        paypal,
        // A tracker's id is made of the capture's and the number, as PayPal answers it on the order.
        () => paypal.orders().updateOrderTracking({ id: payment, trackerId: `${part}-${number}`, body }),
        () => ({ outcome: 'approved', reference: part }),
      )
      return taken.outcome === 'invalid' && taken.code === 'invalid_resource_id' ? { outcome: 'approved', reference: part } : taken
    },
  }
}

/** PayPal's words for carriers, by our codes and by EasyPost's names in small letters. */
const carriers: { readonly [carrier: string]: string } = {
  ups: 'UPS',
  usps: 'USPS',
  fedex: 'FEDEX',
  dhl: 'DHL',
  dhlexpress: 'DHL',
  ontrac: 'ONTRAC',
  canadapost: 'CA_CANADA_POST',
  lasership: 'US_LASERSHIP',
  amazon: 'AMAZON',
}

function carrierOf(carrier: string): { readonly carrier: ShipmentCarrier; readonly carrierNameOther?: string } {
  const known = carriers[carrier.toLowerCase()]
  return known ? { carrier: known as ShipmentCarrier } : { carrier: 'OTHER' as ShipmentCarrier, carrierNameOther: carrier }
}
