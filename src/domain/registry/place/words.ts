/**
 * The words of a street's name, lower case, in short form as the post writes them: suffixes and directions of USPS Publication 28 (appendix C1 and section 233),
 * the French ones of Canada, ordinals up to ten. "Ridge" is short only where it can be a suffix, so that "Oak Ridge Drive" stays near "Oakridge Drive".
 */
export function shortWords(words: readonly string[]): readonly string[] {
  const certain = words.map((word) => anywhere.get(word) ?? word)
  return certain.map((word, at) => (certain.slice(at + 1).every(mayFollow) ? (atEnd.get(word) ?? word) : word))
}

/** What distinguishes a street: its short words without the directions around it and the suffix at its end, which people leave out or mistake; all when no other is there. */
export function nameOf(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !isDirection(word))
  const to = words.findLastIndex((word) => !isDirection(word))
  const name = words.slice(from, to + 1)
  const bare = name.length > 1 && endings.has(name.at(-1) ?? '') ? name.slice(0, -1) : name
  return from < 0 ? words : bare[0] === 'rue' && bare.length > 1 ? bare.slice(1) : bare
}

/** Is a lone number behind this word a unit: "12 Oak St 4"? Behind HWY, RD or RTE it is the road's own. */
export function endsName(word: string): boolean {
  return numbered.has(shortWords([word])[0] ?? '')
}

function isDirection(word: string): boolean {
  return word in directions
}

function mayFollow(word: string): boolean {
  return isDirection(word) || /\d/.test(word)
}

const suffixes: Readonly<Record<string, string>> = {
  aly: 'allee alley ally',
  anx: 'anex annex annx',
  arc: 'arcade',
  byu: 'bayoo bayou',
  bch: 'beach',
  bnd: 'bend',
  blf: 'bluf bluff',
  btm: 'bottm bottom bot',
  br: 'brnch branch',
  brg: 'brdge bridge',
  brk: 'brook',
  byp: 'bypa bypas bypass byps',
  cp: 'camp cmp',
  cyn: 'canyn canyon cnyn',
  cpe: 'cape',
  cswy: 'causeway causwa',
  ctr: 'cen cent center centr centre cnter cntr',
  ch: 'chemin',
  cir: 'circ circl circle crcl crcle',
  clf: 'cliff',
  clb: 'club',
  cmn: 'common',
  cor: 'corner',
  crse: 'course',
  ct: 'court crt',
  cts: 'courts',
  cv: 'cove',
  crk: 'creek',
  cres: 'crescent crsent crsnt',
  xing: 'crossing crssng',
  dl: 'dale',
  dm: 'dam',
  est: 'estate',
  ests: 'estates',
  expy: 'exp expr express expressway expw',
  ext: 'extension extn extnsn',
  fls: 'falls',
  fry: 'ferry frry',
  fld: 'field',
  flds: 'fields',
  flt: 'flat',
  frd: 'ford',
  frst: 'forest forests',
  frg: 'forg forge',
  frk: 'fork',
  fwy: 'freeway freewy frway frwy',
  gdn: 'garden gardn grden grdn',
  gdns: 'gardens grdns',
  gtwy: 'gateway gatewy gatway gtway',
  gln: 'glen',
  grn: 'green',
  grv: 'grov grove',
  hbr: 'harb harbor harbr hrbor',
  hvn: 'haven',
  hts: 'ht heights',
  hl: 'hill',
  hls: 'hills',
  holw: 'hllw hollow hollows holws',
  is: 'island islnd',
  jct: 'jction jctn junction junctn juncton',
  ky: 'key',
  knl: 'knol knoll',
  lk: 'lake',
  lks: 'lakes',
  lndg: 'landing lndng',
  ldg: 'ldge lodg lodge',
  mnr: 'manor',
  mdw: 'meadow',
  mdws: 'meadows medows',
  ml: 'mill',
  mls: 'mills',
  mtn: 'mntain mntn mountain mountin mtin',
  orch: 'orchard orchrd',
  pk: 'park prk',
  pkwy: 'parkway parkwy pkway pky parkways pkwys',
  psge: 'passage',
  pne: 'pine',
  pnes: 'pines',
  pl: 'place',
  pln: 'plain',
  plns: 'plains',
  plz: 'plaza plza',
  pt: 'point',
  prt: 'port',
  pr: 'prairie prr',
  rnch: 'ranch ranches rnchs',
  rdg: 'rdge ridge',
  riv: 'river rvr rivr',
  shr: 'shoar shore',
  spg: 'spng spring sprng',
  spgs: 'spngs springs sprngs',
  sq: 'sqr sqre squ square',
  sta: 'station statn stn',
  strm: 'stream streme',
  smt: 'sumit sumitt summit',
  ter: 'terr terrace',
  trce: 'trace traces',
  trl: 'tr trail trails trls',
  tpke: 'trnpk turnpike turnpk',
  un: 'union',
  vly: 'valley vally vlly',
  vw: 'view',
  vlg: 'vill village villag villg villiage',
  vis: 'vist vista vst vsta',
  wlk: 'walk',
  way: 'wy',
  wl: 'well',
  wls: 'wells',
}

const directions: Readonly<Record<string, string>> = {
  n: 'north nord',
  s: 'south sud',
  e: 'east',
  w: 'west ouest',
  ne: 'northeast',
  nw: 'northwest',
  se: 'southeast',
  sw: 'southwest',
}

const ordinals: Readonly<Record<string, string>> = {
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
  '6th': 'sixth',
  '7th': 'seventh',
  '8th': 'eighth',
  '9th': 'ninth',
  '10th': 'tenth',
}

/** Words that are short wherever they stand. */
const common: Readonly<Record<string, string>> = {
  st: 'street strt str saint',
  ste: 'sainte',
  mt: 'mnt mount',
  ft: 'fort frt',
  ave: 'av aven avenu avenue avn avnue',
  blvd: 'boul boulevard boulv',
  dr: 'driv drive drv',
  hwy: 'highway highwy hiway hiwy hway',
  ln: 'lane',
  rd: 'road',
  rte: 'route',
}

const anywhere = byLongForm(common, directions, ordinals)
const atEnd = byLongForm(suffixes)
const numbered: ReadonlySet<string> = new Set(['st', 'ave', 'blvd', 'dr', 'ln', 'ct', 'pl', 'way', 'cir', 'ter', 'trl', 'pkwy'])
const endings: ReadonlySet<string> = new Set([...Object.keys(common), ...Object.keys(suffixes)])

function byLongForm(...tables: readonly Readonly<Record<string, string>>[]): ReadonlyMap<string, string> {
  return new Map(
    tables.flatMap((table) => Object.entries(table).flatMap(([short, long]) => long.split(' ').map((word) => [word, short] as const))),
  )
}
