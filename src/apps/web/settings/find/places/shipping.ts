import { msg } from '@lingui/core/macro'
import type { Place } from '../place.ts'

/** What the pages about money, carriers, places, boxes and printing set. */
export const shippingPlaces: readonly Place[] = [
  {
    page: 'gateway',
    section: msg`Card account`,
    at: 'gateway',
    settings: [
      { label: msg`Stripe keys`, words: msg`card, credit card, secret key, publishable key, gateway`, kinds: ['gateway_keys'] },
      { label: msg`Gateway’s webhooks`, words: msg`webhook, refunds outside, disputes, endpoint`, kinds: ['gateway_webhook'] },
      { label: msg`Cards by phone`, words: msg`MOTO, telephone, type a card, call`, kinds: ['gateway_phone'] },
    ],
  },
  {
    page: 'gateway',
    section: msg`PayPal account`,
    at: 'paypal',
    settings: [{ label: msg`PayPal keys`, words: msg`wallet, client ID, secret, live`, kinds: ['gateway_keys'] }],
  },
  {
    page: 'carriers',
    section: msg`Accounts`,
    at: 'accounts',
    settings: [
      {
        label: msg`Carrier accounts`,
        words: msg`EasyPost, UPS, FedEx, USPS, labels, API key`,
        kinds: ['carrier_account', 'carrier_stopped'],
      },
      { label: msg`Carrier’s webhooks`, words: msg`webhook, tracking, endpoint`, kinds: ['carrier_webhook'] },
      { label: msg`Rate cards`, words: msg`own rates, table, weight, zone, truck, freight`, kinds: ['rate_card'] },
    ],
  },
  {
    page: 'carriers',
    section: msg`Which rate stands first`,
    at: 'preference',
    settings: [
      { label: msg`Preferred carrier`, at: 'preferredCarrier', words: msg`default, UPS, FedEx, first rate`, kinds: ['preferred_carrier'] },
      { label: msg`What a day is worth`, at: 'dayWorth', words: msg`faster, price, speed, delivery time`, kinds: ['day_worth'] },
    ],
  },
  {
    page: 'ship-from',
    section: msg`Places`,
    at: 'places',
    settings: [
      {
        label: msg`Places goods leave from`,
        words: msg`warehouse, origin, address, pickup, cut-off, weekdays, closed dates, holidays`,
        kinds: ['place', 'place_preferred', 'place_removed'],
      },
    ],
  },
  {
    page: 'boxes',
    section: msg`On the shelf`,
    at: 'boxes',
    settings: [
      { label: msg`Boxes`, words: msg`carton, package, size, dimensions, weight, packing`, kinds: ['box', 'box_removed', 'box_order'] },
    ],
  },
  {
    page: 'printing',
    section: msg`This workstation`,
    at: 'printing',
    settings: [
      { label: msg`Labels go to`, at: 'labelTo', words: msg`printer, label printer, Zebra, thermal` },
      { label: msg`Format of labels`, at: 'format', words: msg`ZPL, PDF, printer` },
      { label: msg`Dots an inch`, at: 'dpi', words: msg`DPI, resolution, printer` },
      { label: msg`Copies of each label`, at: 'copies', words: msg`printer, how many` },
      { label: msg`Packing slips go to`, at: 'slipTo', words: msg`printer, paper, slip` },
      { label: msg`Paper of slips`, at: 'paper', words: msg`A4, letter, paper size, printer` },
    ],
  },
]
