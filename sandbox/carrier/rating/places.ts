/** A place a parcel passes: a town, its state, and where it lies. */
export type Place = {
  readonly town: string
  readonly state: string
  readonly latitude: number
  readonly longitude: number
  /** States whose ZIP codes begin so. */
  readonly states: readonly string[]
  readonly zip: string
}

/** The middle of each region of two-digit ZIP codes: digits, latitude, longitude, its largest town, and the states it reaches into. Rounded; good for zones, not for driving. */
const regions = `
00 18.4 -66.1 San Juan PR VI|01 42.2 -72.3 Springfield MA|02 42.1 -71.2 Boston MA RI|03 43.3 -71.4 Manchester NH ME|04 44.6 -69.6 Portland ME
05 44.0 -72.7 Burlington VT MA|06 41.5 -72.8 Hartford CT NY|07 40.8 -74.3 Newark NJ|08 40.0 -74.6 Trenton NJ|10 40.8 -73.9 New York NY
11 40.7 -73.6 Brooklyn NY|12 42.3 -73.9 Albany NY|13 43.2 -75.8 Syracuse NY|14 42.7 -78.3 Buffalo NY|15 40.3 -79.8 Pittsburgh PA
16 41.2 -79.3 Erie PA|17 40.4 -76.9 Harrisburg PA|18 41.1 -75.6 Scranton PA|19 40.0 -75.4 Philadelphia PA DE|20 38.9 -77.1 Washington DC MD VA
21 39.3 -76.6 Baltimore MD|22 38.4 -78.0 Fairfax VA|23 37.2 -76.9 Richmond VA|24 37.4 -80.4 Roanoke VA WV|25 38.3 -81.7 Charleston WV
26 39.3 -80.2 Clarksburg WV|27 35.9 -79.4 Greensboro NC|28 35.2 -79.8 Charlotte NC|29 34.0 -81.1 Columbia SC|30 33.8 -84.2 Atlanta GA
31 32.0 -83.0 Savannah GA|32 29.6 -82.1 Jacksonville FL|33 26.6 -80.9 Miami FL|34 27.5 -81.9 Tampa FL AA|35 33.5 -86.9 Birmingham AL
36 31.7 -86.9 Montgomery AL|37 35.8 -86.0 Nashville TN|38 35.0 -89.6 Memphis TN MS|39 32.0 -89.7 Jackson MS GA|40 38.1 -85.4 Louisville KY
41 38.2 -83.3 Ashland KY|42 37.1 -86.9 Bowling-Green KY|43 40.4 -82.7 Columbus OH|44 41.1 -81.5 Cleveland OH|45 39.5 -83.6 Cincinnati OH
46 40.3 -86.0 Indianapolis IN|47 38.9 -86.6 Evansville IN|48 42.7 -83.4 Detroit MI|49 43.6 -85.5 Grand-Rapids MI|50 41.9 -93.8 Des-Moines IA
51 42.4 -95.5 Sioux-City IA|52 41.8 -91.6 Cedar-Rapids IA|53 43.2 -88.5 Milwaukee WI|54 44.8 -89.8 Green-Bay WI|55 45.0 -93.2 Minneapolis MN
56 45.6 -95.1 Saint-Cloud MN DC|57 44.2 -98.9 Sioux-Falls SD|58 47.3 -99.3 Fargo ND|59 46.6 -109.6 Billings MT|60 41.9 -87.9 Chicago IL
61 41.0 -89.6 Peoria IL|62 39.0 -89.4 Springfield IL|63 38.5 -90.8 Saint-Louis MO|64 39.3 -94.3 Kansas-City MO|65 37.9 -92.8 Columbia MO
66 39.0 -95.9 Topeka KS|67 38.0 -98.3 Wichita KS|68 41.2 -97.2 Omaha NE|69 41.5 -101.2 North-Platte NE|70 30.1 -90.9 New-Orleans LA
71 32.4 -92.8 Shreveport LA AR|72 35.3 -92.6 Little-Rock AR|73 35.1 -98.0 Oklahoma-City OK TX|74 35.6 -95.8 Tulsa OK|75 32.6 -96.1 Dallas TX
76 32.2 -98.3 Fort-Worth TX|77 29.9 -95.4 Houston TX|78 29.5 -98.1 Austin TX|79 33.0 -101.8 Lubbock TX|80 39.8 -104.8 Denver CO
81 38.4 -106.9 Grand-Junction CO|82 42.8 -106.7 Casper WY|83 43.7 -114.2 Boise ID WY|84 40.3 -111.9 Salt-Lake-City UT|85 33.1 -111.8 Phoenix AZ
86 35.2 -112.6 Flagstaff AZ|87 35.3 -106.8 Albuquerque NM|88 33.2 -105.4 Roswell NM TX|89 38.0 -116.3 Las-Vegas NV|90 34.0 -118.3 Los-Angeles CA
91 34.1 -118.1 Pasadena CA|92 33.6 -117.2 San-Diego CA|93 35.9 -119.6 Fresno CA|94 37.7 -122.3 San-Francisco CA|95 38.3 -121.5 Sacramento CA
96 20.9 -157.2 Honolulu HI AP CA|97 44.5 -122.2 Portland OR|98 47.5 -122.1 Seattle WA|99 55.0 -135.0 Anchorage AK WA`

const places: ReadonlyMap<string, Place> = new Map(
  regions
    .trim()
    .split(/[|\n]/)
    .map((line) => {
      const [zip = '', latitude, longitude, town = '', ...states] = line.split(' ')
      const place = {
        town: town.replaceAll('-', ' '),
        state: states[0] ?? '',
        states,
        latitude: Number(latitude),
        longitude: Number(longitude),
      }
      return [zip, { ...place, zip }] as const
    }),
)

/** Where a ZIP code lies, each region of three digits a little beside its neighbours; undefined when there is no such code. */
export function placeOf(zip: string | null): Place | undefined {
  const place = places.get((zip ?? '').slice(0, 2))
  if (!place || !/^\d{5}(?:-\d{4})?$/.test(zip ?? '')) return undefined
  const third = Number(zip?.[2])
  return { ...place, latitude: place.latitude + (third - 4.5) * 0.12, longitude: place.longitude + (((third * 7) % 10) - 4.5) * 0.16 }
}

/** Miles between two places, over the ground. */
export function milesBetween(one: Place, other: Place): number {
  const [a, b] = [one, other].map(({ latitude }) => (latitude * Math.PI) / 180) as [number, number]
  const turned = ((other.longitude - one.longitude) * Math.PI) / 180
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(turned / 2) ** 2
  return 2 * 3959 * Math.asin(Math.sqrt(half))
}

/** The town about half way between two places, where there is another one. */
export function placeBetween(one: Place, other: Place): Place | undefined {
  const middle = { ...one, latitude: (one.latitude + other.latitude) / 2, longitude: (one.longitude + other.longitude) / 2 }
  const [nearest] = [...places.values()].toSorted((a, b) => milesBetween(a, middle) - milesBetween(b, middle))
  return nearest && ![one.zip, other.zip].includes(nearest.zip) ? nearest : undefined
}
