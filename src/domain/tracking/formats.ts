import { passesLuhn } from '../card-number.ts'
import {
  expressCheckDigit,
  gs1CheckDigit,
  hybridCheckCharacter,
  letteredCheckDigit,
  s10CheckDigit,
  sevenCheckDigit,
} from './check-digits.ts'

/**
 * Every shape a tracking number has, the most common on parcels of the US and Canada first. `number` is the part the carrier's page asks for; without such a
 * group it is the whole. `check` null: the format has no check digit that is known. `seldom`: the shape is nearly always another carrier's, so this reading is
 * never a reason to ask. Formats, digits and examples: github.com/jkeen/tracking_number_data, UPU S10, USPS Publication 199, GS1 General Specifications.
 */
export const formats = [
  row('ups', 'ups_1z', /^1Z[A-Z0-9]{15}\d$/, (n) => endsWith(n, letteredCheckDigit(n.slice(2, -1)))),
  // Ground Economy is FedEx's own mailer number at USPS: FedEx carries it first, and USPS tracks it too.
  row('fedex', 'fedex_economy_22', scanned(String.raw`926129\d{16}`), gs1Valid),
  row('fedex', 'fedex_economy_20', scanned(String.raw`6129\d{16}`), (n) => gs1Valid(`92${n}`)),
  row('usps', 'usps_22', scanned(String.raw`9[13-5]\d{20}|92(?!6129)\d{20}`), gs1Valid),
  row('usps', 'usps_26', scanned(String.raw`9[1-5]\d{24}`), gs1Valid),
  row('usps', 'usps_30', scanned(String.raw`94\d{28}`), gs1Valid),
  // Retail labels of old: the check digit counts a 91 that is not printed, or none.
  row('usps', 'usps_20', /^(?!6129|0034)\d{20}$/, (n) => gs1Valid(n) || gs1Valid(`91${n}`)),
  row('usps', 'usps_economy', scanned(String.raw`926129\d{16}`), gs1Valid, 'seldom'),
  row('fedex', 'fedex_smartpost', scanned(String.raw`92(?!6129)\d{20}`), gs1Valid, 'seldom'),
  row('fedex', 'fedex_express_12', /^\d{12}$/, expressValid),
  row('fedex', 'fedex_express_34', /^100\d{19}(?<number>\d{12})$/, expressValid),
  row('fedex', 'fedex_ground_34', /^96[23]\d{19}(?<number>\d{12})$/, expressValid),
  row('fedex', 'fedex_ground_15', /^\d{15}$/, gs1Valid),
  row('fedex', 'fedex_ground_96', /^96\d{20}$/, (n) => gs1Valid(n.slice(-15))),
  row('fedex', 'fedex_door_tag', /^DT\d{12}$/),
  row('usps', 's10_us', /^[A-Z]{2}\d{9}US$/, s10Valid),
  row('canadapost', 's10_ca', /^[A-Z]{2}\d{9}CA$/, s10Valid),
  row('other', 's10', /^[A-Z]{2}\d{9}(?!US|CA)[A-Z]{2}$/, (n) => isCountry(n.slice(-2)) && s10Valid(n)),
  row('canadapost', 'canadapost_16', /^\d{16}$/, gs1Valid),
  row('amazon', 'amazon_us', /^TBA\d{12}$/),
  row('amazon', 'amazon_ca', /^TBC\d{12}$/),
  row('amazon', 'amazon_mx', /^TBM\d{12}$/),
  row('ontrac', 'ontrac_c', /^C\d{14}$/, letteredValid),
  row('ontrac', 'ontrac_d', /^D\d{14}$/, letteredValid),
  row('lasership', 'lasership_1ls_15', /^1LS7[12]\d{10}$/),
  row('lasership', 'lasership_1ls_18', /^1LS7[12]\d{2}01[1-4]\d{6}1$/),
  row('ontrac', 'ontrac_1ls', /^1LS(?!7[12]\d{10}$|7[12]\d{2}01[1-4]\d{6}1$)[A-Z0-9]{12,15}$/),
  row('lasership', 'lasership_lx', /^LX1[3-8]\d{6}$/),
  row('dhl', 'dhl_express_10', /^\d{10}$/, sevenValid),
  row('dhl', 'dhl_express_11', /^\d{11}$/, sevenValid),
  row('dhl', 'dhl_piece', /^J[A-Z]{1,3}\d{9,20}$/),
  row('dhl', 'dhl_parcel_20', /^0034043\d{13}$/, gs1Valid),
  row('dhl', 'dhl_ecommerce', /^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)\d{10,39}$/),
  row('ups', 'ups_mail_innovations', /^MI\d{6}[A-Z0-9]{1,22}$/),
  row('ups', 'ups_waybill', /^[AHJKTV]\d{10}$/, (n) => endsWith(n, letteredCheckDigit(n.slice(1, -1)))),
  row('fedex', 'sscc_18', /^0\d{17}$/, gs1Valid),
  row('other', 'purolator', /^(?!J)[A-Z]{3}\d{9}$/),
  row('other', 'purolator_j', /^J[A-Z]{2}\d{9}$/, null, 'seldom'),
  row('other', 'purolator_12', /^[0-5]\d{11}$/, passesLuhn, 'seldom'),
  row('other', 'canpar', /^[CDKLSUXZ]\d{21}$/),
  row('other', 'old_dominion', /^(?:77[78]|072)\d{8}$/, passesLuhn, 'seldom'),
  row('other', 'old_dominion_guaranteed', /^80\d{9}$/, passesLuhn, 'seldom'),
  row('other', 'dpd', /^\d{27}[A-Z0-9]$/, (n) => endsWith(n, hybridCheckCharacter(n.slice(0, -1))), 'seldom'),
  row('other', 'speedee', /^SP\d{18}$/),
  row('other', 'landmark', /^LTN\d{8}N1$/),
  row('other', 'gofo', /^GFUS\d{14}$/),
  row('other', 'yunexpress', /^YT\d{16}$/),
]

type Check = (number: string) => boolean

// One row is one line of the table, whatever its columns.
function row<C extends string, F extends string>(carrier: C, format: F, shape: RegExp, check: Check | null = null, how?: 'seldom') {
  return { carrier, format, shape, check, seldom: how === 'seldom' }
}

/** A number of a postal barcode, which leads with 420 and the ZIP of five or nine digits when it is scanned. */
function scanned(number: string): RegExp {
  return new RegExp(String.raw`^(?:420\d{5}(?:\d{4})?)?(?<number>${number})$`)
}

/** The post knows more codes than there are countries, and the platform knows them all but for the reserved ones: UPU S10 wants a member's code. */
function isCountry(code: string): boolean {
  return !/^(?:ZZ|X[AB])$/.test(code) && countries.of(code) !== undefined
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function s10Valid(number: string): boolean {
  return number[10] === s10CheckDigit(number.slice(2, 10))
}

function gs1Valid(number: string): boolean {
  return endsWith(number, gs1CheckDigit(number.slice(0, -1)))
}

function expressValid(number: string): boolean {
  return endsWith(number, expressCheckDigit(number.slice(0, -1)))
}

function letteredValid(number: string): boolean {
  return endsWith(number, letteredCheckDigit(number.slice(0, -1)))
}

function sevenValid(number: string): boolean {
  return endsWith(number, sevenCheckDigit(number.slice(0, -1)))
}

function endsWith(number: string, checkDigit: string): boolean {
  return number.at(-1) === checkDigit
}
