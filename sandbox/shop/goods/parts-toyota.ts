import { part } from './part.ts'

const brand = 'Toyota'

/** What Harbor Toyota Parts sells. */
export const toyotaParts = [
  part(
    ['48520-09X10', 'strut', brand],
    ['Front strut, left', 'Jambe de force avant, gauche'],
    [148_72, 193_40, 104_11],
    [4300, 620, 180, 180],
  ),
  part(
    ['48510-09X20', 'strut', brand],
    ['Front strut, right', 'Jambe de force avant, droite'],
    [148_72, 193_40, 104_11],
    [4310, 620, 180, 180],
  ),
  part(
    ['04465-33480', 'brake-pads', brand],
    ['Front brake pad set', 'Jeu de plaquettes avant'],
    [62_15, 81_20, 41_02],
    [1750, 190, 140, 90],
  ),
  part(['43512-06200', 'rotor', brand], ['Front brake disc', 'Disque de frein avant'], [74_98, 98_11, 49_86], [7900, 310, 310, 80]),
  part(['04152-YZZA1', 'oil-filter', brand], ['Oil filter element', 'Filtre à huile'], [7_42, 9_88, 4_15], [160, 90, 90, 110]),
  part(['17801-YZZ16', 'air-filter', brand], ['Engine air filter', 'Filtre à air du moteur'], [21_30, 28_45, 12_60], [310, 260, 190, 60], {
    replacedBy: '17801-YZZ18',
  }),
  part(['17801-YZZ18', 'air-filter', brand], ['Engine air filter', 'Filtre à air du moteur'], [22_05, 29_15, 12_98], [310, 260, 190, 60]),
  part(
    ['27060-F0190', 'alternator', brand],
    ['Alternator, 130 A, remanufactured', 'Alternateur 130 A, reconditionné'],
    [312_40, 421_75, 231_90],
    [6200, 240, 210, 200],
    { core: 75_00 },
  ),
  part(
    ['90919-01289', 'spark-plugs', brand],
    ['Spark plug, iridium', "Bougie d'allumage, iridium"],
    [15_86, 21_40, 9_75],
    [55, 110, 30, 30],
  ),
  part(
    ['81150-06E60', 'headlamp', brand],
    ['Headlamp assembly, left', 'Phare complet, gauche'],
    [438_55, 587_30, 322_10],
    [4650, 720, 420, 360],
  ),
  part(
    ['87940-06C20-A0', 'mirror', brand],
    ['Door mirror, left, heated', 'Rétroviseur gauche, chauffant'],
    [236_90, 318_22, 171_45],
    [1900, 400, 280, 250],
  ),
  part(
    ['52119-0X955', 'bumper', brand],
    ['Front bumper cover, unpainted', 'Pare-chocs avant, non peint'],
    [289_75, 391_04, 210_36],
    [5400, 1780, 560, 420],
  ),
  part(
    ['45130-06250-C0', 'airbag', brand],
    ['Driver airbag module', 'Coussin gonflable du conducteur'],
    [611_20, 812_06, 462_80],
    [1450, 320, 280, 180],
    { hazmat: true },
  ),
  part(
    ['16100-09820', 'water-pump', brand],
    ['Water pump with gasket', 'Pompe à eau avec joint'],
    [138_44, 184_90, 93_77],
    [2300, 220, 180, 150],
  ),
  part(
    ['00544-27F75', 'battery', brand],
    ['Battery, group 27F, 710 CCA', 'Batterie, groupe 27F, 710 A'],
    [164_95, 199_95, 121_50],
    [19500, 320, 180, 230],
    { core: 18_00, hazmat: true },
  ),
]
