import type { Address, Language, ShopName } from '../shapes.ts'

/** An invented buyer with the address their card is billed to. */
export type Person = {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly language: Language
  readonly company: string | null
  readonly address: Address
  /** where they order from */
  readonly ip: string | null
}

/** A network of an access provider near each postal code, by DB-IP's City Lite (https://db-ip.com). Its first address, which names the network, is given to nobody. */
const networks: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '92103': '12.41.136.0',
    '43215': '12.0.248.0',
    '55408': '12.20.36.0',
    '78207': '12.71.108.0',
    '95112': '9.142.96.0',
    '04101': '24.25.180.0',
    '97210': '12.75.88.0',
    '30309': '12.0.52.0',
    '07103': '8.64.44.0',
    '43623': '12.22.24.0',
    '80210': '12.19.184.0',
    '98101': '12.38.188.0',
    '48201': '12.1.112.0',
    '85014': '12.39.152.0',
    '02108': '12.0.60.0',
    '11222': '12.0.16.0',
    'M6R 1X3': '9.232.0.0',
    'B3J 1Z6': '24.89.224.0',
    '33130': '12.0.188.0',
    'H2X 3K1': '23.233.128.0',
    'G1K 3A9': '23.233.224.0',
    'J8X 3V8': '23.16.124.0',
    '60618': '12.0.144.0',
    '60634': '12.7.216.0',
    '48212': '12.1.244.0',
    '95841': '9.142.0.0',
    '15222': '12.1.224.0',
    '37201': '12.14.148.0',
  }),
)

/** Buyers for everyday orders. Names, streets and numbers are invented, cities and postal codes belong together. */
export const people: readonly Person[] = [
  person('Maya Torres', '619-555-0142', '1420 Alder Street', 'San Diego', 'CA', '92103'),
  person('Daniel Okafor', '614-555-0118', '88 Birch Lane', 'Columbus', 'OH', '43215'),
  person('Hannah Lindqvist', '612-555-0173', '3107 Garfield Avenue', 'Minneapolis', 'MN', '55408'),
  person('Carlos Benavides', '210-555-0129', '516 West Commerce Street', 'San Antonio', 'TX', '78207'),
  person('Priya Raman', '408-555-0164', '2290 Cedar Court', 'San Jose', 'CA', '95112'),
  person('George Whitfield', '207-555-0155', '71 Harbor Road', 'Portland', 'ME', '04101'),
  person('Alice Tran', '503-555-0137', '904 NW 23rd Avenue', 'Portland', 'OR', '97210'),
  person('Marcus Bell', '404-555-0181', '1338 Juniper Street', 'Atlanta', 'GA', '30309'),
  person('Ben Castellano', '973-555-0126', '67 Prospect Street', 'Newark', 'NJ', '07103'),
  person('Ruth Abernathy', '419-555-0190', '4802 Monroe Street', 'Toledo', 'OH', '43623'),
  person('Tyler Novak', '303-555-0113', '1217 South Emerson Street', 'Denver', 'CO', '80210'),
  person('Grace Kim', '206-555-0168', '411 Pine Street', 'Seattle', 'WA', '98101'),
  person('Jamal Whitaker', '313-555-0147', '3650 Woodward Avenue', 'Detroit', 'MI', '48201'),
  person('Emily Sandoval', '602-555-0139', '1525 East Indian School Road', 'Phoenix', 'AZ', '85014'),
  person('Owen Fitzgerald', '617-555-0151', '12 Beacon Street', 'Boston', 'MA', '02108'),
  person("Siobhán O'Rourke", '718-555-0176', '238 Greenpoint Avenue', 'Brooklyn', 'NY', '11222'),
  person('Nadia Haddad', '416-555-0184', '2210 Dundas Street West', 'Toronto', 'ON', 'M6R 1X3', 'CA'),
  person('Liam MacDonald', '902-555-0122', '1580 Barrington Street', 'Halifax', 'NS', 'B3J 1Z6', 'CA'),
  person('José Luis Ibáñez', '305-555-0158', '742 SW 8th Street', 'Miami', 'FL', '33130'),
]

/** Buyers a scripted order asks for by what makes them particular, one for each shop. */
export const particular: Readonly<Record<'french' | 'polish' | 'company', Readonly<Record<ShopName, Person>>>> = {
  french: {
    toyota: french(person('Geneviève Lacroix-Tremblay', '514-555-0133', '1455, rue Saint-Denis', 'Montréal', 'QC', 'H2X 3K1', 'CA')),
    honda: french(person('Jean-François Bélanger', '418-555-0161', '320, rue Saint-Joseph Est', 'Québec', 'QC', 'G1K 3A9', 'CA')),
    ford: french(person('Chloé Desrosiers', '819-555-0149', '75, rue Laurier', 'Gatineau', 'QC', 'J8X 3V8', 'CA')),
  },
  polish: {
    toyota: person('Łukasz Żółć', '773-555-0187', '2834 North Milwaukee Avenue', 'Chicago', 'IL', '60618'),
    honda: person('Małgorzata Śliwińska', '773-555-0135', '6115 West Belmont Avenue', 'Chicago', 'IL', '60634'),
    ford: person('Zbigniew Pękala', '313-555-0192', '9012 Joseph Campau Avenue', 'Hamtramck', 'MI', '48212'),
  },
  company: {
    toyota: at('Larkspur Collision Center', person('Denise Hollis', '916-555-0128', '5540 Auburn Boulevard', 'Sacramento', 'CA', '95841')),
    honda: at('Three Rivers Auto Body', person('Frank Dombrowski', '412-555-0144', '1911 Smallman Street', 'Pittsburgh', 'PA', '15222')),
    ford: at(
      'City of Ashgrove Fleet Garage',
      person('Wanda Pruitt', '615-555-0178', '800 Second Avenue North', 'Nashville', 'TN', '37201'),
    ),
  },
}

/** Places a parcel may go that are far from where its card is billed, or that carriers do not serve. */
export const elsewhere = {
  far: { line1: '3391 NW 79th Avenue', line2: 'Suite 14', city: 'Doral', region: 'FL', postalCode: '33122', country: 'US' },
  poBox: { line1: 'PO Box 4471', line2: null, city: 'Bozeman', region: 'MT', postalCode: '59772', country: 'US' },
} as const

function person(name: string, phone: string, line1: string, city: string, region: string, postalCode: string, country = 'US'): Person {
  const plain = name
    .replaceAll(/[Łł]/g, 'l')
    .normalize('NFKD')
    .replaceAll(/[^a-zA-Z ]/g, '')
    .toLowerCase()
  return {
    name,
    email: `${plain.replaceAll(' ', '.')}@example.com`,
    phone,
    language: 'en',
    company: null,
    address: { name, line1, city, region, postalCode, country, phone },
    ip: networks.get(postalCode) ?? null,
  }
}

function french(someone: Person): Person {
  return { ...someone, language: 'fr' }
}

function at(company: string, someone: Person): Person {
  return { ...someone, company, address: { ...someone.address, company } }
}
