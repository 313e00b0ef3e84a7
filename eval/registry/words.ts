/** Words people and streets are made of, frequent ones of the US (census.gov lists of names and of street names). */
export const firstNames = listed(
  'james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan joseph jessica thomas sarah charles karen christopher lisa daniel nancy matthew betty anthony margaret mark sandra donald ashley steven kimberly paul emily andrew donna joshua michelle kenneth carol kevin amanda brian dorothy george melissa timothy deborah ronald stephanie jason rebecca edward sharon jeffrey laura ryan cynthia jacob kathleen gary amy nicholas angela eric shirley jonathan anna stephen brenda larry pamela justin emma scott nicole brandon helen benjamin samantha samuel katherine gregory christine alexander debra patrick rachel frank carolyn raymond janet jack maria dennis olivia jerry heather jose diane carlos luis miguel ana carmen rosa wei ming priya raj ahmed fatima dmitri olga hans giulia kenji yuki',
)

export const lastNames = listed(
  'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes gonzales fisher vasquez simmons romero jordan patterson alexander hamilton graham reynolds griffin wallace moreno west cole hayes bryant herrera gibson ellis tran medina aguilar stevens murray ford castro marshall owens harrison fernandez mcdonald woods washington kennedy wells vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter gordon mendez silva shaw snyder mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd stone salazar fox warren mills meyer rice schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner payne grant dunn kelley spencer hawkins arnold pierce hansen peters santos hart bradley knight elliott cunningham duncan armstrong hudson carroll lane riley andrews alvarado ray delgado berry perkins hoffman johnston matthews pena richards contreras willis carpenter lawrence sandoval',
)

export const streetNames = listed(
  'Oak Maple Cedar Pine Elm Walnut Chestnut Hickory Birch Willow Magnolia Sycamore Dogwood Laurel Cherry Main Church Mill School Washington Lincoln Jefferson Madison Jackson Adams Monroe Franklin Grant Highland Sunset Meadow Spring Ridge Valley Forest Hillcrest Lakeview Riverside Fairview Pleasant Prospect Park Center Union Liberty College University Railroad Industrial Commerce Market Broad Front Water Bridge Canal Harbor Shore Bay Ocean Beach Cypress Juniper Aspen Poplar Hawthorne Lexington Concord Cambridge Oxford Windsor Kingston Sherwood Canterbury Brookside Woodland Greenwood Edgewood Glenwood Rosewood Cottonwood Mesquite Palmetto Hibiscus Jasmine Primrose Sunflower Clover Heather Ivy Fern Holly Rose Garden Orchard Vine Cardinal Robin Eagle Hawk Falcon Pheasant Quail Deer Fox Bear Wolf Buffalo Mustang Pioneer Frontier Heritage Legacy Victoria Charlotte Savannah Augusta Memphis Houston Dallas Austin Denver Phoenix Seattle Boston Buckingham Wellington Carlisle Dover Devonshire',
)

export const cities = listed(
  'Springfield Franklin Clinton Greenville Bristol Fairview Salem Madison Georgetown Arlington Ashland Dover Oxford Jackson Burlington Manchester Milton Newport Auburn Centerville',
)

export const mailDomains = [
  [50, 'gmail.com'],
  [14, 'yahoo.com'],
  [9, 'hotmail.com'],
  [7, 'outlook.com'],
  [6, 'icloud.com'],
  [5, 'aol.com'],
  [3, 'comcast.net'],
  [2, 'att.net'],
  [2, 'protonmail.com'],
  [2, 'verizon.net'],
] as const

function listed(words: string): readonly [string, ...string[]] {
  const [first = '', ...rest] = words.split(' ')
  return [first, ...rest]
}
