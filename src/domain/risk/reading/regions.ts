import { searchKey } from '../../search-key.ts'

/** A state or province as the two letters of an envelope, in the United States and Canada, however it was typed; elsewhere its search key in capitals. Null when empty. */
export function regionCode(country: string, region: string): string | null {
  const key = searchKey(region)
  if (key === '') return null
  return (country === 'US' || country === 'CA' ? codeOf.get(key) : undefined) ?? key.toUpperCase()
}

const named =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,' +
  'IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,' +
  'NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,' +
  'RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,' +
  'PR Puerto Rico,GU Guam,VI Virgin Islands,AS American Samoa,MP Northern Mariana Islands,' +
  'AB Alberta,BC British Columbia,BC Colombie-Britannique,MB Manitoba,NB New Brunswick,NB Nouveau-Brunswick,NL Newfoundland and Labrador,NL Newfoundland,' +
  'NL Terre-Neuve-et-Labrador,NS Nova Scotia,NS Nouvelle-Écosse,NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,PE Île-du-Prince-Édouard,' +
  'QC Quebec,QC PQ,SK Saskatchewan,YT Yukon'

const codeOf: ReadonlyMap<string, string> = new Map(named.split(',').map((pair) => [searchKey(pair.slice(3)), pair.slice(0, 2)]))
