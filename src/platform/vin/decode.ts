import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { decodeVIN } from '@cardog/corgi/browser'
import type { DecodeResult, PatternMatch } from '@cardog/corgi/browser'
import { modelYear, vinCheckDigit, vinVerdict } from '#domain/vin.ts'
import type { DecodedVin, VinNote } from '#domain/vin.ts'
import { exactness, fitsKeys } from './keys.ts'
import { bodyName, engineName, fuelName, placeName, trimNames } from './wording.ts'

/** Decodes a well-formed VIN (normalised) from the tables of `openVinIndex`; undefined when its maker is not in them. `latest` is the last model year that may be on sale. */
export async function decodeVin(db: DatabaseSync, vin: string, latest: number): Promise<DecodedVin | undefined> {
  const { result, year } = await lookUp(db, vin, latest)
  const maker = result.components.wmi
  if (!maker) return undefined

  const facts = bestFacts(vin, result.patterns ?? [])
  const trims = trimNames(facts('Trim'))
  const engine = engineOf(db, facts)
  const known = {
    year,
    model: facts('Model'),
    series: facts('Series'),
    body: bodyName(facts('Body Class')),
    doors: count(facts('Doors')),
    engine,
    make: (facts('Make') ?? maker.make ?? undefined)?.trim(),
    fuel: fuelName(facts('Fuel Type - Primary'), facts('Fuel Type - Secondary')),
    drive: facts('Drive Type'),
    manufacturer: maker.manufacturer ?? undefined,
    plant: placeName([facts('Plant City'), facts('Plant State'), facts('Plant Country')]),
  }
  return { vin, ...known, trims, valid: vinVerdict(vin).ok, notes: notesOn(vin, { ...known, trims }) }
}

/**
 * The package refuses a position 9 that is no check digit and a position 10 that is no year, both lawful outside North America, so it gets
 * right ones. Where position 7 does not tell the cycle (heavy trucks, other markets) and nothing fits its year, the other cycle is tried.
 */
async function lookUp(
  db: DatabaseSync,
  vin: string,
  latest: number,
): Promise<{ readonly result: DecodeResult; readonly year: number | undefined }> {
  const year = modelYear(vin, latest)
  const tenth = year === undefined ? '0' : vin.slice(9, 10)
  const asked = vin.slice(0, 8) + vinCheckDigit(vin.slice(0, 9) + tenth + vin.slice(10)) + tenth + vin.slice(10)
  const ask = (modelYear?: number) => decodeVIN(asked, adapterOver(db), { includePatternDetails: true, modelYear })

  const result = await ask(year)
  if (year === undefined || result.patterns) return { result, year }
  const other = year + 30 <= latest ? year + 30 : year - 30
  const second = other >= 1980 ? await ask(other) : result
  return second.patterns ? { result: second, year: other } : { result, year }
}

/** Statements are not kept: the package writes ids into most of them, so they would pile up. */
function adapterOver(db: DatabaseSync) {
  return {
    async exec(sql: string, params: SQLInputValue[] = []) {
      const statement = db.prepare(sql)
      statement.setReturnArrays(true)
      return [{ columns: statement.columns().map((column) => column.name), values: statement.all(...params) as unknown as unknown[][] }]
    },
    async close() {},
  }
}

/** The value of an element: from the tables' own schema for the model where it has one, and there from the most exact key. */
function bestFacts(vin: string, patterns: readonly PatternMatch[]): (element: string) => string | undefined {
  const fitting = patterns.filter((pattern) => pattern.value && fitsKeys(vin, pattern.metadata?.rawPattern ?? ''))
  const exact = (pattern: PatternMatch) => exactness(pattern.metadata?.rawPattern ?? '')
  const ranked = fitting.toSorted((a, b) => exact(b) - exact(a))
  const schema = ranked.find((pattern) => pattern.element === 'Model')?.schema
  return (element) => {
    const named = ranked.filter((pattern) => pattern.element === element)
    return (named.find((pattern) => pattern.schema === schema) ?? named[0])?.value?.trim() || undefined
  }
}

function engineOf(db: DatabaseSync, facts: (element: string) => string | undefined): string | undefined {
  const code = facts('Engine Model')
  const fact = (element: string) => facts(element) ?? engineFact(db, code, element)
  const [litres, cubic] = [fact('Displacement (L)'), fact('Displacement (CC)')]
  return engineName({
    displacement: litres ? Number(litres) : cubic ? Number(cubic) / 1000 : undefined,
    cylinders: count(fact('Engine Number of Cylinders')),
    shape: facts('Engine Configuration'),
    code,
    electric: facts('Fuel Type - Primary') === 'Electric',
  })
}

/** What the tables know of an engine by its name; undefined when engines of that name differ in it. */
function engineFact(db: DatabaseSync, code: string | undefined, element: string): string | undefined {
  if (!code) return undefined
  const found = db
    .prepare(
      `SELECT DISTINCT p.AttributeId AS value FROM EngineModel m JOIN EngineModelPattern p ON p.EngineModelId = m.Id JOIN Element e ON e.Id = p.ElementId
     WHERE m.Name = ? AND e.Name = ?`,
    )
    .all(code, element)
  return found.length === 1 ? String(found[0]?.['value']) : undefined
}

function notesOn(vin: string, known: Pick<DecodedVin, 'year' | 'model' | 'trims' | 'engine'>): readonly VinNote[] {
  const verdict = vinVerdict(vin)
  const notes: readonly (VinNote | false)[] = [
    !verdict.ok && 'check_digit',
    verdict.ok && verdict.checkDigit === 'differs' && 'check_digit_differs',
    known.year === undefined && 'year_unknown',
    known.model === undefined && 'no_pattern',
    known.trims.length > 1 && 'several_trims',
    known.model !== undefined && known.engine === undefined && 'no_engine',
  ]
  return notes.filter((note) => note !== false)
}

function count(text: string | undefined): number | undefined {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : undefined
}
