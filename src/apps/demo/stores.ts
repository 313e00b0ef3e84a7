/** A store of the demo network: its shop in the sandbox and one person of each role. */
export type DemoStore = {
  readonly slug: string
  readonly shop: string
  readonly name: string
  readonly settings: {
    readonly timeZone: string
    readonly currency: string
    readonly phone: string
    readonly email: string
    readonly address: DemoAddress
  }
  readonly people: readonly { readonly role: string; readonly name: string; readonly email: string; readonly language: 'en' | 'fr' }[]
}

type DemoAddress = {
  readonly name: string
  readonly line1: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
  readonly country: string
}

/** Invented dealers; the e-mail domains are reserved for examples (RFC 2606). */
export const demoStores: readonly DemoStore[] = [
  {
    slug: 'harbor-toyota',
    shop: 'toyota',
    name: 'Harbor Toyota Parts',
    settings: {
      timeZone: 'America/New_York',
      currency: 'USD',
      phone: '+1 401 555 0100',
      email: 'parts@harbor-toyota.example',
      address: {
        name: 'Harbor Toyota Parts',
        line1: '210 Quay Street',
        city: 'Providence',
        region: 'RI',
        postalCode: '02903',
        country: 'US',
      },
    },
    people: [
      { role: 'supervisor', name: 'Mia Reyes', email: 'mia@harbor-toyota.example', language: 'en' },
      { role: 'staff', name: 'Omar Haddad', email: 'omar@harbor-toyota.example', language: 'en' },
      { role: 'associate', name: 'Claire Fontaine', email: 'claire@harbor-toyota.example', language: 'fr' },
      { role: 'marketer', name: 'Dev Patel', email: 'dev@harbor-toyota.example', language: 'en' },
    ],
  },
  {
    slug: 'civic-lane-honda',
    shop: 'honda',
    name: 'Civic Lane Honda Parts',
    settings: {
      timeZone: 'America/Chicago',
      currency: 'USD',
      phone: '+1 312 555 0100',
      email: 'parts@civic-lane.example',
      address: {
        name: 'Civic Lane Honda Parts',
        line1: '88 Civic Lane',
        city: 'Naperville',
        region: 'IL',
        postalCode: '60540',
        country: 'US',
      },
    },
    people: [
      { role: 'supervisor', name: 'Ruth Okafor', email: 'ruth@civic-lane.example', language: 'en' },
      { role: 'staff', name: 'Ben Sato', email: 'ben@civic-lane.example', language: 'en' },
      { role: 'associate', name: 'Lena Novak', email: 'lena@civic-lane.example', language: 'en' },
      { role: 'marketer', name: 'Kit Moran', email: 'kit@civic-lane.example', language: 'en' },
    ],
  },
  {
    slug: 'bluestone-ford',
    shop: 'ford',
    name: 'Bluestone Ford Parts',
    settings: {
      timeZone: 'America/Los_Angeles',
      currency: 'USD',
      phone: '+1 503 555 0100',
      email: 'parts@bluestone-ford.example',
      address: {
        name: 'Bluestone Ford Parts',
        line1: '4400 Quarry Road',
        city: 'Portland',
        region: 'OR',
        postalCode: '97211',
        country: 'US',
      },
    },
    people: [
      { role: 'supervisor', name: 'Gus Lindqvist', email: 'gus@bluestone-ford.example', language: 'en' },
      { role: 'staff', name: 'Ana Torres', email: 'ana@bluestone-ford.example', language: 'en' },
      { role: 'associate', name: 'Yves Tremblay', email: 'yves@bluestone-ford.example', language: 'fr' },
      { role: 'marketer', name: 'Jo Field', email: 'jo@bluestone-ford.example', language: 'en' },
    ],
  },
]
