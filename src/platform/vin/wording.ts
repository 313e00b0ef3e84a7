/** 'L/LE/SE/XLE' names four trims; 'R/T', 'EX w/Leather' and equipment such as 'Limited+M/R' one; '(not identified)' none. */
export function trimNames(trim: string | undefined): readonly string[] {
  if (!trim || /not identified/i.test(trim)) return []
  if (/[+(]/.test(trim)) return [trim]
  const names = trim
    .split(/(?<!\bw)\s*\/\s*|,\s+/i)
    .map((name) => name.trim())
    .filter(Boolean)
  return names.every((name) => name.length === 1) ? [trim] : [...new Set(names)]
}

/** 'Sport Utility Vehicle (SUV)/Multi-Purpose Vehicle (MPV)' is an SUV, 'Sedan/Saloon' a Sedan. */
export function bodyName(body: string | undefined): string | undefined {
  if (!body) return undefined
  if (body.startsWith('Sport Utility Vehicle')) return 'SUV'
  return body
    .replace(/^Incomplete - /, '')
    .replaceAll(/\s*\(.*?\)/g, '')
    .split(/\s*\/\s*/)[0]
    ?.replace(' Utility Vehicle', '')
}

/** 'Hybrid' when one of two fuels is electricity, else both: 'Gasoline/Ethanol'. */
export function fuelName(first: string | undefined, second: string | undefined): string | undefined {
  const fuels = [...new Set([first, second])].flatMap((fuel) => (fuel ? [fuel.replaceAll(/\s*\(.*?\)/g, '')] : []))
  if (fuels.length === 2 && fuels.includes('Electric')) return 'Hybrid'
  return fuels.join('/') || undefined
}

/** '2.5L I4 A25A-FKS'; 'Electric' for a car with a motor only. `displacement` in litres; of the code, what stands before ' - ' and is not about air intake. */
export function engineName(engine: {
  displacement?: number
  cylinders?: number
  shape?: string
  code?: string
  electric: boolean
}): string | undefined {
  const { displacement, cylinders, shape, code, electric } = engine
  const litres = displacement ? `${displacement.toFixed(1)}L` : undefined
  const count = cylinders ? (shapeLetters[shape ?? ''] ? `${shapeLetters[shape ?? '']}${cylinders}` : `${cylinders}-cyl`) : undefined
  if (electric && !litres && !count) return 'Electric'
  const name = code?.split(' - ')[0]?.trim()
  if (name && /^\d\.\dL\b/.test(name)) return name
  return [litres, count, name && /^(NA|naturally aspirated)\b/i.test(name) ? undefined : name].filter(Boolean).join(' ') || undefined
}

/** 'Georgetown, Kentucky, United States' from the tables' capitals. */
export function placeName(parts: readonly (string | undefined)[]): string | undefined {
  const names = parts.flatMap((part) => (part ? [part.replaceAll(/\s*\(.*?\)/g, '').toLowerCase()] : []))
  return names.join(', ').replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()) || undefined
}

const shapeLetters: Readonly<Record<string, string>> = {
  'In-Line': 'I',
  'V-Shaped': 'V',
  'W Shaped': 'W',
  'Horizontally opposed (boxer)': 'H',
}
