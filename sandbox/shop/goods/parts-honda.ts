import { part } from './part.ts'

const brand = 'Honda'

/** What Civic Lane Honda Parts sells. */
export const hondaParts = [
  part(
    ['51611-TBA-A03', 'strut', brand],
    ['Front shock absorber unit, right', 'Amortisseur avant, droit'],
    [131_18, 171_62, 91_80],
    [3950, 600, 170, 170],
  ),
  part(
    ['51621-TBA-A03', 'strut', brand],
    ['Front shock absorber unit, left', 'Amortisseur avant, gauche'],
    [131_18, 171_62, 91_80],
    [3950, 600, 170, 170],
  ),
  part(
    ['45022-TBA-A01', 'brake-pads', brand],
    ['Front brake pad set', 'Jeu de plaquettes avant'],
    [58_34, 77_09, 38_95],
    [1500, 180, 130, 90],
  ),
  part(['45251-TBA-A00', 'rotor', brand], ['Front brake disc', 'Disque de frein avant'], [69_82, 91_26, 47_33], [6700, 300, 300, 75]),
  part(['15400-PLM-A01', 'oil-filter', brand], ['Oil filter', 'Filtre à huile'], [6_95, 9_12, 3_88], [310, 80, 80, 95], {
    replacedBy: '15400-PLM-A02',
  }),
  part(['15400-PLM-A02', 'oil-filter', brand], ['Oil filter', 'Filtre à huile'], [7_15, 9_34, 3_96], [310, 80, 80, 95]),
  part(
    ['17220-5BA-A00', 'air-filter', brand],
    ['Air cleaner element', 'Élément du filtre à air'],
    [20_48, 26_91, 12_02],
    [290, 250, 210, 55],
  ),
  part(
    ['31100-5BA-A02RM', 'alternator', brand],
    ['Alternator, remanufactured', 'Alternateur reconditionné'],
    [298_66, 398_20, 219_05],
    [5800, 230, 200, 190],
    { core: 90_00 },
  ),
  part(['12290-59B-003', 'spark-plugs', brand], ['Spark plug', "Bougie d'allumage"], [18_72, 24_65, 11_40], [50, 110, 30, 30]),
  part(
    ['33100-TBA-A11', 'headlamp', brand],
    ['Headlight assembly, right', 'Phare complet, droit'],
    [402_14, 538_87, 296_70],
    [4200, 700, 420, 340],
  ),
  part(['76258-TBA-A31', 'mirror', brand], ['Door mirror, left', 'Rétroviseur gauche'], [188_25, 251_40, 135_66], [1700, 380, 270, 240]),
  part(['71121-TBA-A00', 'grille', brand], ['Front grille base', 'Base de calandre avant'], [84_90, 112_44, 58_20], [1350, 980, 260, 140]),
  part(
    ['45019-TBA-A01RM', 'caliper', brand],
    ['Front brake caliper, left, remanufactured', 'Étrier de frein avant gauche, reconditionné'],
    [126_05, 168_77, 88_14],
    [4100, 260, 190, 160],
    { core: 55_00 },
  ),
  part(
    ['42700-TBA-L92', 'wheel', brand],
    ['Alloy wheel, 17 x 7J', 'Roue en alliage, 17 x 7J'],
    [322_18, 431_96, 236_40],
    [9800, 480, 480, 240],
  ),
  part(
    ['08703-NH731PAH', 'aerosol', brand],
    ['Touch-up paint, Crystal Black, aerosol', 'Peinture de retouche noir cristal, aérosol'],
    [24_60, 30_75, 14_85],
    [420, 200, 70, 70],
    { hazmat: true },
  ),
]
