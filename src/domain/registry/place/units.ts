/** A part of an address, its words in lower case with one space between, taken apart: the unit numbers found in it, and what is left. */
export type Parted = { readonly units: readonly string[]; readonly rest: string }

const names = [
  'apt apartment appt appartement app',
  'unit unt',
  'ste suite bureau',
  'rm room',
  'fl floor',
  'bldg building bld',
  'lot spc space trlr trailer dept department hngr hangar slip ofc office ph penthouse',
  'pmb mailbox mb box',
  'no num number',
]

/** Words that are a unit by themselves: the lower half of a house has no number. */
const halves: Readonly<Record<string, string>> = {
  basement: 'bsmt',
  bsmt: 'bsmt',
  front: 'frnt',
  frnt: 'frnt',
  rear: 'rear',
  upper: 'uppr',
  uppr: 'uppr',
  lower: 'lowr',
  lowr: 'lowr',
}

const name = `(?:${names.join(' ').replaceAll(' ', '|')})`
/** A post office box is the place, its number the unit. */
const postBox = /(?:^| )(?:p ?o ?box|p ?o ?b|post office box|case postale|boite postale|c ?p)(?: unit| no| number)* (\S*\d\S*)(?= |$)/
const number = '(?: unit| no| num| number)* (\\d+ [a-z]$|[a-z] \\d+$|\\S*\\d\\S*|[a-z](?= |$))(?= |$)'
const named = new RegExp(`(?:^| )${name}${number}`)
const spelled = /(?:^| )(?:apt|apartment|suite)(?: unit| no| number)* (\S+)$/
const floor = /(?:^| )(\d+)(?:st|nd|rd|th) (?:fl|floor)(?= |$)/
const half = new RegExp(`(?:^| )(${Object.keys(halves).join('|')})$`)

/**
 * Takes the units out of a part of an address: apartments, suites, rooms, floors, buildings, private mailboxes, boxes of a post office. Which word named them does not
 * matter: "Apt 4-B", "Unit 4b" and "# 4 B" give ['4b'].
 */
export function takeUnits(line: string): Parted {
  const found = postBox.exec(line)
  if (found) return added(takeUnits(cut(line, found, 'pobox')), [found[1] ?? ''])
  const other = floor.exec(line) ?? afterHouse(line, named) ?? afterHouse(line, spelled)
  if (other) return added(takeUnits(cut(line, other, '')), [(other[1] ?? '').replaceAll(' ', '')])
  const lone = half.exec(line)
  return lone?.[1] ? { units: [halves[lone[1]] ?? lone[1]], rest: cut(line, lone, '') } : { units: [], rest: line }
}

/** "12 Suite St" names a street: a word just behind the house number is no unit's unless a digit follows it. */
function afterHouse(line: string, pattern: RegExp): RegExpExecArray | null {
  const found = pattern.exec(line)
  if (!found) return null
  const isStreet = /^\d+\S*$/.test(line.slice(0, found.index).trim()) && !/\d/.test(found[1] ?? '')
  return isStreet ? null : found
}

function cut(line: string, found: RegExpExecArray, put: string): string {
  return `${line.slice(0, found.index)} ${put} ${line.slice(found.index + found[0].length)}`.replaceAll(/ +/g, ' ').trim()
}

function added(parted: Parted, units: readonly string[]): Parted {
  return { units: [...units.map(withoutZeros), ...parted.units], rest: parted.rest }
}

function withoutZeros(unit: string): string {
  return unit.replace(/^0+(?=\w)/, '')
}
