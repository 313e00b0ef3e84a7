import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasCardNumber } from './card-number.ts'
import { carrierName, carriers, guessCarrier, joinGroups, likelyCarriers, normaliseTracking, trackingUrl } from './tracking.ts'

/** Any UTF-16 text, halves of characters included. */
const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })

const first = (typed: string) => {
  const [best] = guessCarrier(typed)
  return best && `${best.carrier} ${best.format} ${best.checkDigit}`
}

test.each([
  ['1Z5R89390357567127', 'ups ups_1z valid'],
  ['1Z879E930346834440', 'ups ups_1z valid'],
  ['1Z410E7W0392751591', 'ups ups_1z valid'],
  ['1Z8V92A70367203024', 'ups ups_1z valid'],
  [' 1 z 8 v 9 2 a 7 0 3 6 7 2 0 3 0 2 4 ', 'ups ups_1z valid'],
  ['1ZXX3150YW44070023', 'ups ups_1z valid'],
  ['1Z1111111111111111', 'ups ups_1z wrong'],
  ['MI1002510000A0001Z', 'ups ups_mail_innovations none'],
  ['0307 1790 0005 2348 3741', 'usps usps_20 valid'],
  ['7112 3456 7891 2345 6787', 'usps usps_20 valid'],
  ['7196 9010 7560 0307 7385', 'usps usps_20 valid'],
  ['0307 1790 0005 2348 3742', 'usps usps_20 wrong'],
  ['9505 5110 6960 5048 6006 24', 'usps usps_22 valid'],
  ['9101 1234 5678 9000 0000 13', 'usps usps_22 valid'],
  ['9400 1112 0108 0805 4830 16', 'usps usps_22 valid'],
  ['9361 2898 7870 0317 6337 95', 'usps usps_22 valid'],
  ['9405803699300124287899', 'usps usps_22 valid'],
  ['9405500208303109884137', 'usps usps_22 valid'],
  ['9434600208303109842310', 'usps usps_22 valid'],
  ['9400100208303109837529', 'usps usps_22 valid'],
  ['92748931507708513018050063', 'usps usps_26 valid'],
  ['9400111206206406260787', 'usps usps_22 valid'],
  ['940011291234567812345678901233', 'usps usps_30 valid'],
  ['9200000000000000000000', 'usps usps_22 wrong'],
  ['420000009200000000000000000000', 'usps usps_22 wrong'],
  ['RB123456785US', 'usps s10_us valid'],
  ['RB 123 456 785 CA', 'canadapost s10_ca valid'],
  ['RB123456785GB', 'other s10 valid'],
  ['RB123456785XX', 'other s10 wrong'],
  ['RB123456786US', 'usps s10_us wrong'],
  ['986578788855', 'fedex fedex_express_12 valid'],
  ['477179081230', 'fedex fedex_express_12 valid'],
  ['7995 3127 4483', 'fedex fedex_express_12 valid'],
  ['996578788855', 'fedex fedex_express_12 wrong'],
  ['0414 4176 0228 964', 'fedex fedex_ground_15 valid'],
  ['5682 8361 0012 000', 'fedex fedex_ground_15 valid'],
  ['5682 8361 0012 732', 'fedex fedex_ground_15 wrong'],
  ['9611020987654312345672', 'fedex fedex_ground_96 valid'],
  ['9600000000000000000001', 'fedex fedex_ground_96 wrong'],
  ['61299998820821171811', 'fedex fedex_economy_20 valid'],
  ['9261292700768711948021', 'fedex fedex_economy_22 valid'],
  ['DT123456789012', 'fedex fedex_door_tag none'],
  ['00 0123 4500 0000 0027', 'fedex sscc_18 valid'],
  ['000000000000000001', 'fedex sscc_18 wrong'],
  ['3318810025', 'dhl dhl_express_10 valid'],
  ['73891051146', 'dhl dhl_express_11 valid'],
  ['8487135506', 'dhl dhl_express_10 valid'],
  ['3318810010', 'dhl dhl_express_10 wrong'],
  ['JJD0099999999', 'dhl dhl_piece none'],
  ['JVGL0999999990', 'dhl dhl_piece none'],
  ['GM2951173225174494', 'dhl dhl_ecommerce none'],
  ['GM295117494011169042', 'dhl dhl_ecommerce none'],
  ['C11031500001879', 'ontrac ontrac_c valid'],
  ['C10999911320231', 'ontrac ontrac_c valid'],
  ['D10011354453707', 'ontrac ontrac_d valid'],
  ['D10011345983012', 'ontrac ontrac_d wrong'],
  ['1LSCXYZ00012345678', 'ontrac ontrac_1ls none'],
  ['LX17635036', 'lasership lasership_lx none'],
  ['1LS717793482164', 'lasership lasership_1ls_15 none'],
  ['1LS7119013618127-1', 'lasership lasership_1ls_18 none'],
  ['1LS7119013618127-2', 'ontrac ontrac_1ls none'],
  ['0073938000549297', 'canadapost canadapost_16 valid'],
  ['0073938000549292', 'canadapost canadapost_16 wrong'],
  ['TBA502887274000', 'amazon amazon_us none'],
  ['TBC502887274000', 'amazon amazon_ca none'],
  ['TBM502887274000', 'amazon amazon_mx none'],
  ['J4603636537', 'ups ups_waybill valid'],
  ['J4603636538', 'ups ups_waybill wrong'],
  ['00340434161094022115', 'dhl dhl_parcel_20 valid'],
  ['07209562763', 'other old_dominion valid'],
  ['80003280379', 'other old_dominion_guaranteed valid'],
  ['320595463938', 'other purolator_12 valid'],
  ['KYV009956937', 'other purolator none'],
  ['D576002440000001718010', 'other canpar none'],
  ['0081 827 0998 0000 0200 45 327 276 N', 'other dpd valid'],
  ['0081 827 0998 0000 0200 45 327 276 M', undefined],
  ['SP029692510000920746', 'other speedee none'],
  ['LTN74207623N1', 'other landmark none'],
  ['GFUS01011884214464', 'other gofo none'],
  ['YT2229521272164446', 'other yunexpress none'],
  ['TBA50288727400A', undefined],
  ['2Z5R89390357567127', undefined],
  ['EZ1000000001', undefined],
  ['123', undefined],
  ['', undefined],
])('%s is read as %s', (typed, reading) => {
  expect(first(typed)).toBe(reading)
})

test.each([
  ['420 22153 9101026837331000039521', '9101026837331000039521'],
  ['4201002334249200190132607600833457', '9200190132607600833457'],
  ['(420)10282-0000 (92)61290113185417468510', '9261290113185417468510'],
  ['1001921334250001000300779017972697', '779017972697'],
  ['9622001560000000000000794808390594', '794808390594'],
  ['9632001560123456789900794808390594', '794808390594'],
  ['1z 5r8-939-03-5756-7127', '1Z5R89390357567127'],
])('scanning %s stores %s', (scanned, number) => {
  expect(guessCarrier(scanned)[0]).toMatchObject({ number, checkDigit: 'valid' })
})

test.each([
  ['one carrier alone', '1Z5R89390357567127', ['ups']],
  ['a right digit beats a wrong one', '61299998820821171811', ['fedex']],
  ['what FedEx hands to USPS is FedEx’s', '9261292700768711948021', ['fedex']],
  ['a USPS label whose shape FedEx has too is USPS’s', '9205500208303109884139', ['usps']],
  ['an eleven-digit number that fits DHL and a freight company is DHL’s', '80000001406', ['dhl']],
  ['one that fits the freight company alone may be a mistyped DHL one', '77767553207', ['other', 'dhl']],
  ['twelve digits that fit Purolator alone may be a mistyped FedEx one', '320595463938', ['other', 'fedex']],
  ['a number of nobody', 'DOVER-77', []],
])('whom to ask about: %s', (_what, typed, expected) => {
  expect(likelyCarriers(guessCarrier(typed))).toEqual(expected)
})

test('the seldom reading of a number is still there for whoever picks its carrier', () => {
  expect(guessCarrier('9205500208303109884139').map((g) => g.carrier)).toEqual(['usps', 'fedex'])
  expect(guessCarrier('9261292700768711948021').map((g) => g.carrier)).toEqual(['fedex', 'usps'])
})

test.each([
  ['a USPS label in groups, four of which look like a card', '9405 5105 1051 0510 5100 00', true, false],
  ['the same mistyped', '9405 5105 1051 0510 5100 01', true, true],
  ['a card', '4000 0000 0000 9995', true, true],
  ['a card behind a word', 'card 4000000000009995', true, true],
  ['a Canada Post number that begins as no card does', '0073 9380 0054 9297', false, false],
  ['one that is a card’s number to the last digit', '4000 0000 0000 0077', true, true],
])('what is sent of %s', (_what, typed, before, after) => {
  expect([hasCardNumber(typed), hasCardNumber(joinGroups(typed))]).toEqual([before, after])
})

test('no text makes guessing fail, and a link never carries more than letters and digits', () => {
  const typed = fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'0123456789 -1ZCDGMUSRB9420'.split('')), maxLength: 40 }))
  fc.assert(
    fc.property(typed, fc.constantFrom(...carriers), (text, carrier) => {
      expect(Array.isArray(guessCarrier(text))).toBe(true)
      expect(normaliseTracking(normaliseTracking(text))).toBe(normaliseTracking(text))
      const link = trackingUrl(carrier, text)
      expect(link === undefined).toBe(carrier === 'other')
      if (link) expect(new URL(link).protocol).toBe('https:')
    }),
  )
})

test('each carrier has its name and its own page', () => {
  expect(carriers.map(carrierName)).toEqual(['UPS', 'USPS', 'FedEx', 'DHL', 'OnTrac', 'Canada Post', 'LaserShip', 'Amazon', 'Other'])
  expect(trackingUrl('ups', '1z 8v92a7 0367203024')).toBe('https://www.ups.com/track?tracknum=1Z8V92A70367203024')
  expect(trackingUrl('usps', '9400 1112 0108 0805 4830 16')).toBe(
    'https://tools.usps.com/go/TrackConfirmAction?tLabels=9400111201080805483016',
  )
})

test('the parcel of a label keeps the name its account told, and no link is made up for it', () => {
  expect(carrierName('SandboxPost')).toBe('SandboxPost')
  expect(trackingUrl('SandboxPost', 'SBX100000000017')).toBe(undefined)
})
