import { part } from './part.ts'

const brand = 'Ford'

/** What Bluestone Ford Parts sells. */
export const fordParts = [
  part(['DL3Z-18124-AA', 'strut', brand], ['Front shock absorber', 'Amortisseur avant'], [118_92, 155_30, 82_46], [4800, 640, 190, 180]),
  part(
    ['CU2Z-2001-A', 'brake-pads', brand],
    ['Front brake pad set', 'Jeu de plaquettes avant'],
    [66_48, 87_13, 44_70],
    [2300, 200, 150, 100],
  ),
  part(['DG1Z-1125-B', 'rotor', brand], ['Front brake rotor', 'Disque de frein avant'], [88_20, 116_92, 60_05], [11400, 370, 370, 90]),
  part(['FL-500S', 'oil-filter', 'Motorcraft'], ['Oil filter', 'Filtre à huile'], [5_85, 7_96, 3_10], [350, 85, 85, 110]),
  part(
    ['FA-1883', 'air-filter', 'Motorcraft'],
    ['Engine air filter', 'Filtre à air du moteur'],
    [23_70, 31_18, 13_92],
    [480, 330, 230, 60],
  ),
  part(
    ['DL3Z-10346-B', 'alternator', 'Motorcraft'],
    ['Alternator, 200 A, remanufactured', 'Alternateur 200 A, reconditionné'],
    [341_27, 456_58, 252_33],
    [7400, 250, 220, 210],
    { core: 100_00 },
  ),
  part(
    ['SP-534', 'spark-plugs', 'Motorcraft'],
    ['Spark plug, platinum', "Bougie d'allumage, platine"],
    [9_94, 13_20, 5_66],
    [52, 110, 30, 30],
    { replacedBy: 'SP-580-A' },
  ),
  part(
    ['SP-580-A', 'spark-plugs', 'Motorcraft'],
    ['Spark plug, platinum', "Bougie d'allumage, platine"],
    [10_25, 13_64, 5_80],
    [52, 110, 30, 30],
  ),
  part(
    ['DL3Z-13008-D', 'headlamp', brand],
    ['Headlamp assembly, right', 'Phare complet, droit'],
    [386_71, 518_44, 284_50],
    [5200, 740, 460, 380],
  ),
  part(
    ['DL3Z-17683-BAPTM', 'mirror', brand],
    ['Door mirror, right, power', 'Rétroviseur droit, électrique'],
    [264_38, 354_90, 190_72],
    [3400, 480, 320, 300],
  ),
  part(
    ['DL3Z-17D957-CPTM', 'bumper', brand],
    ['Front bumper bar, chrome', 'Barre de pare-chocs avant, chromée'],
    [498_00, 668_20, 371_15],
    [16800, 1900, 480, 380],
  ),
  part(['DL3Z-8200-AA', 'grille', brand], ['Radiator grille, black', 'Calandre, noire'], [276_45, 370_66, 200_12], [4100, 1250, 480, 180]),
  part(
    ['DL3Z-2C150-B', 'caliper', brand],
    ['Front brake caliper, remanufactured', 'Étrier de frein avant, reconditionné'],
    [139_88, 187_06, 97_35],
    [6200, 290, 210, 180],
    { core: 65_00 },
  ),
  part(['BR3Z-8501-L', 'water-pump', brand], ['Water pump', 'Pompe à eau'], [121_64, 162_55, 84_20], [2900, 240, 200, 160]),
  part(
    ['BXT-65-750', 'battery', 'Motorcraft'],
    ['Battery, group 65, 750 CCA', 'Batterie, groupe 65, 750 A'],
    [172_90, 209_95, 126_40],
    [20400, 330, 200, 220],
    { core: 22_00, hazmat: true },
  ),
]
