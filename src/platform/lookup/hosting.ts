/** Does the operator of an autonomous system rent out machines or tunnels, rather than connect homes and offices? By its number, else by words of its name. */
export function isHosting(asn: number, name: string): boolean {
  if (neverAsns.has(asn) || never.test(name)) return false
  return hostingAsns.has(asn) || companies.test(name) || trade.test(name)
}

/** All that decides, as text: a file made with other lists is made again. */
export const hostingRules = () => [companies, trade, never].map(String).join() + [...hostingAsns, ...neverAsns].join()

/**
 * Clouds, rented servers, and the networks on which VPN sellers put their exits, by the names under which they are registered (the spelling of DB-IP's ASN Lite).
 * Amazon, Google and Microsoft have their offices and crawlers in the same networks: a buyer at home is in none of them.
 */
const companies = new RegExp(
  String.raw`\b(?:${[
    String.raw`Amazon(?:\.com|\b)|AWS|Google LLC|Google Cloud|Microsoft|DigitalOcean|Linode|Akamai Connected Cloud|OVH|Hetzner`,
    String.raw`Oracle (?:Corporation|Cloud)|SoftLayer|IBM Cloud|Alibaba|Aliyun|Tencent|Huawei Cloud|ByteDance|Volcano Engine|Scaleway`,
    String.raw`Online S\.?A\.?S|Leaseweb|Contabo|IONOS|Vultr|Choopa|Constant Company|Rackspace|GoDaddy|Unified Layer|Bluehost|DreamHost`,
    String.raw`New Dream Network|Liquid Web|Namecheap|Hostinger|Hostwinds|Hostkey|Hivelocity|Kamatera|UpCloud|Exoscale|Akenes|Gcore|G-Core`,
    String.raw`Zenlayer|Equinix Metal|Packet Host|Latitude\.sh|Servers\.com|Serverius|WorldStream|NForce|netcup|myLoc|Aruba S\.p\.A|Selectel`,
    String.raw`Timeweb|Aeza|Beget|Yandex\.?Cloud|Fly\.io|Heroku|Vercel|Netlify|Render Services|M247|Datacamp|CDN77|PacketHub|Clouvider`,
    String.raw`HostRoyale|QuadraNet|Psychz|Performive|Total Server Solutions|ColoCrossing|HostPapa|FranTech|BuyVM|Tzulo|xTom|Private Layer|Nocix`,
    String.raw`Wholesale Internet|Joe.s Datacenter|Sharktech|DataPacket|EGIHosting|IPVanish|Mullvad|31173 Services|Proton AG|ProtonVPN|NordVPN`,
    String.raw`Tefincom|ExpressVPN|Surfshark|Windscribe|AnchorFree|Pango|IPXO|Internet Utilities|Bright ?Data|Oxylabs|Emerald Onion`,
    String.raw`Calyx Institute|Tor Exit|Zwiebelfreunde|Foundation for Applied Privacy|F3 Netze|Quintex Alliance|FlokiNET|BlueVPS`,
    String.raw`Stark Industries|Railnet|Virtuo|RouterHosting|Cloudzy|ReliableSite|InterServer|A2 Hosting|InMotion|SingleHop|INAP|Internap`,
    String.raw`Steadfast|Velia|firstcolo|combahton|UK-2|Fasthosts|Krystal|iomart|Glesys|Cherry Servers|Hostens|Time4VPS|Interconnects?,? UAB`,
    String.raw`Naver Cloud|SAKURA Internet|Vodien|Exabytes|IPServerOne|Evoxt|Limestone Networks|DartNode|Snel\.com|TransIP|Combell|PhoenixNAP`,
    String.raw`DediPath|Enzu|Multacom|PEG TECH|Cloudie|Ucloud`,
  ].join('|')})`,
  'i',
)

/** Words by which the many small ones call their trade. */
const trade =
  /\b(?:web ?)?host(?:ing|ings|er|ers|land)?\b|hosting|\bvps\b|\bvds\b|\bvpn\b|\bclouds?\b|cloud ?(?:comput|server|service|solution|host)|\bdata ?-?cent(?:er|re)s?\b|\bservers?\b|\bdedicated\b|\bdedi\b|\bcolo(?:cation)?\b|\bproxy\b|\bproxies\b/i

/**
 * Not hosting, whatever their name: Cloudflare, Akamai and Fastly carry Apple's iCloud Private Relay and the WARP app, behind which ordinary phones and
 * computers stand; companies' own gateways (Zscaler, Netskope, Menlo) bring their staff; and access providers whose name has such a word in it.
 */
const never =
  /\bCloudflare|\bFastly|\bAkamai (?:Technologies|International)|\bZscaler|\bNetskope|\bMenlo Security|\bApple\b|\bGoogle Fiber|\bStarlink\b/i

/** By number: Cloudflare, Akamai's and Fastly's relay networks; Google Fiber; Starlink. */
const neverAsns: ReadonlySet<number> = new Set([13335, 36183, 54113, 16591, 14593])

/** By number, for names that say nothing: Google Cloud, Oracle, Vultr, DigitalOcean, OVH, Hetzner, Contabo, M247, Datacamp, Leaseweb US, Scaleway, Tencent, Cogent's VPN tenant Tzulo. */
const hostingAsns: ReadonlySet<number> = new Set([
  15169, 396982, 31898, 20473, 14061, 16276, 24940, 213230, 51167, 9009, 60068, 212238, 30633, 396362, 7203, 12876, 132203, 11878,
])
