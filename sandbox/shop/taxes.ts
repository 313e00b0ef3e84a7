import type { Address, Tax } from './shapes.ts'

type Rate = { readonly ratePpm: number; readonly jurisdiction: string; readonly onShipping: boolean }

/** Combined rates a demo store charges, in millionths. Rounded from public tables; good for a demonstration, not for a tax return. */
const unitedStates: Readonly<Record<string, readonly [ratePpm: number, name: string, onShipping?: true]>> = {
  AZ: [84_000, 'Arizona'],
  CA: [87_500, 'California'],
  CO: [78_000, 'Colorado'],
  CT: [63_500, 'Connecticut', true],
  FL: [70_200, 'Florida', true],
  GA: [74_000, 'Georgia', true],
  IL: [88_600, 'Illinois'],
  IN: [70_000, 'Indiana', true],
  MA: [62_500, 'Massachusetts'],
  MI: [60_000, 'Michigan', true],
  MN: [80_300, 'Minnesota', true],
  MO: [83_900, 'Missouri'],
  NC: [69_900, 'North Carolina', true],
  NJ: [66_000, 'New Jersey', true],
  NV: [82_400, 'Nevada'],
  NY: [85_300, 'New York', true],
  OH: [72_500, 'Ohio', true],
  PA: [63_400, 'Pennsylvania', true],
  TN: [95_500, 'Tennessee', true],
  TX: [82_000, 'Texas', true],
  UT: [72_500, 'Utah'],
  VA: [57_700, 'Virginia'],
  WA: [93_800, 'Washington', true],
  WI: [57_000, 'Wisconsin', true],
}

const canada: Readonly<Record<string, readonly (readonly [ratePpm: number, name: string])[]>> = {
  ON: [[130_000, 'HST Ontario']],
  NS: [[140_000, 'HST Nova Scotia']],
  NB: [[150_000, 'HST New Brunswick']],
  BC: [
    [50_000, 'GST Canada'],
    [70_000, 'PST British Columbia'],
  ],
  QC: [
    [50_000, 'GST Canada'],
    [99_750, 'QST Quebec'],
  ],
  AB: [[50_000, 'GST Canada']],
}

/** What is taxed where the goods go. */
export function ratesFor({ country, region }: Pick<Address, 'country' | 'region'>, taxExempt: boolean): readonly Rate[] {
  if (taxExempt) return []
  const place = (region ?? '').toUpperCase()
  if (country === 'CA')
    return (canada[place] ?? [[50_000, 'GST Canada'] as const]).map(([ratePpm, jurisdiction]) => ({
      ratePpm,
      jurisdiction,
      onShipping: true,
    }))
  const [ratePpm, jurisdiction, onShipping] = (country === 'US' && unitedStates[place]) || []
  return ratePpm && jurisdiction ? [{ ratePpm, jurisdiction, onShipping: onShipping ?? false }] : []
}

/** Each rate on one base, half up to the cent. */
export function taxesOn(base: number, rates: readonly Rate[]): Tax[] {
  if (base <= 0) return []
  return rates.map(({ ratePpm, jurisdiction }) => ({
    ratePpm,
    amount: Math.floor((base * ratePpm + 500_000) / 1_000_000),
    jurisdiction,
    remittedBy: 'store',
  }))
}
