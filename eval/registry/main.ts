import { linkageSuite, type Linkage } from './linkage.ts'
import { poisoningSuite } from './poisoning.ts'
import { seeds } from './world.ts'

// node eval/registry/main.ts [tuning | judging] [scale]: the registry on disguised, honest and slandered buyers, one row a seed.
const [which = 'judging', scale = '1'] = process.argv.slice(2)
const percent = (value: number) => `${(100 * value).toFixed(2)} %`
const row = ({ recall, precision, falseFlags, victims, byGroup }: Linkage) => ({
  recall: recall.toFixed(3),
  precision: precision.toFixed(3),
  'false flags': percent(falseFlags),
  victims: percent(victims),
  ...Object.fromEntries(Object.entries(byGroup).map(([group, value]) => [group, percent(value)])),
})

for (const seed of which === 'tuning' ? seeds.tuning : seeds.judging) {
  const { counts, registry, asTyped, unguarded } = linkageSuite(seed, Number(scale))
  const { ceiling, linkable, onlySimilar, high } = registry
  console.log(`seed ${seed}: ${counts.honest} honest buyers, ${counts.frauds} frauds, ${counts.returns} returns, ${counts.victims} victims`)
  console.table({ registry: row(registry), 'as typed': row(asTyped), unguarded: row(unguarded) })
  console.log(
    `ceiling ${ceiling.toFixed(3)}, found of the linkable ${linkable.toFixed(3)}, of the only similar ${onlySimilar.toFixed(3)}, High ${high.toFixed(3)}`,
  )
  console.log('poisoning', poisoningSuite(seed, Number(scale)))
}
