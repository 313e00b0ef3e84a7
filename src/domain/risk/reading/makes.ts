import { searchKey } from '../../search-key.ts'

/** The maker behind a make, as one word for all its makes: parts for a Lexus and a Toyota come from one counter. An unknown make stands for itself; '' when nothing is named. */
export function makerOf(make: string): string {
  const key = searchKey(make)
  return makers.get(key) ?? key
}

/** The car make a brand of parts is: "Toyota", "Genuine Honda Parts", "Mopar"; null for a brand that makes parts for many cars, and where none is named. */
export function makeOfBrand(brand: string | null): string | null {
  const name = (brand ?? '').replaceAll(/\b(?:genuine|original|oem|factory|parts?)\b/gi, '').trim()
  return makers.has(searchKey(name)) ? name : null
}

const families = [
  'toyota lexus scion daihatsu',
  'honda acura',
  'nissan infiniti datsun',
  'generalmotors gm gmc chevrolet chevy buick cadillac caddy pontiac oldsmobile saturn hummer acdelco',
  'ford lincoln mercury motorcraft',
  'chrysler dodge jeep ram dodgeram mopar fiat alfaromeo plymouth',
  'volkswagen vw audi porsche seat skoda bentley lamborghini',
  'bmw mini minicooper rollsroyce',
  'mercedesbenz mercedes benz smart maybach',
  'hyundai kia genesis',
  'jaguar landrover rangerover',
  'subaru subie',
  'volvo polestar',
  'mazda',
  'mitsubishi',
  'peugeot citroen ds opel vauxhall',
  'renault dacia',
]

const makers: ReadonlyMap<string, string> = new Map(
  families.flatMap((family) => {
    const makes = family.split(' ')
    return makes.map((make) => [make, makes[0] ?? make] as const)
  }),
)
