import { around, picture, row } from './drawing-tools.ts'

const bolt = (x: number, y: number, r = 14) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="#1b2025"/><circle cx="${x}" cy="${y}" r="${r - 4}" fill="#3d454e"/>`

/** Our own drawings, one of each kind of part, as SVG of 600 x 600 pixels. */
export const drawings: Readonly<Record<string, string>> = {
  strut: picture(
    `<rect x="288" y="60" width="24" height="190" fill="url(#bar)"/><ellipse cx="300" cy="118" rx="92" ry="26" fill="url(#dark)"/><ellipse cx="300" cy="108" rx="62" ry="18" fill="#596470"/>
    ${row(6, 0, 32, '<path d="M212 148 C 250 176 350 176 388 148" fill="none" stroke="#2a2f35" stroke-width="15" stroke-linecap="round"/><path d="M214 146 C 250 172 350 172 386 146" fill="none" stroke="#77818c" stroke-width="4"/>')}
    <ellipse cx="300" cy="342" rx="104" ry="28" fill="url(#dark)"/><rect x="264" y="330" width="72" height="176" rx="10" fill="url(#tube)"/><path d="M262 440 L240 520 L360 520 L338 440 Z" fill="url(#dark)"/>${bolt(278, 492)}${bolt(322, 492)}`,
    { y: 534, rx: 90 },
  ),
  'brake-pads': picture(
    row(
      2,
      40,
      96,
      `<path d="M110 250 Q120 170 190 160 L370 160 Q440 170 450 250 L440 300 Q280 250 120 300 Z" fill="#30363c"/><path d="M134 244 Q142 186 196 178 L364 178 Q418 186 426 244 L420 270 Q280 228 140 270 Z" fill="#6c6257"/><path d="M276 176 L276 240" stroke="#4a423a" stroke-width="8"/><path d="M108 246 L84 236 L88 274 L112 284 Z M452 246 L476 236 L472 274 L448 284 Z" fill="url(#steel)"/>`,
    ),
    { y: 430, rx: 220 },
  ),
  rotor: picture(
    `<circle cx="300" cy="290" r="215" fill="url(#steel)"/><circle cx="300" cy="290" r="215" fill="none" stroke="#79838d" stroke-width="5"/><circle cx="300" cy="290" r="190" fill="none" stroke="#aab3bb" stroke-width="2"/><circle cx="300" cy="290" r="160" fill="none" stroke="#98a2ac" stroke-width="2"/>
    <circle cx="300" cy="290" r="108" fill="#8d97a1"/><circle cx="300" cy="284" r="100" fill="url(#steel)"/><circle cx="300" cy="284" r="40" fill="#ffffff" stroke="#6d7781" stroke-width="5"/>${around(5, 300, 284, '<circle cx="300" cy="214" r="11" fill="#4d565f"/>')}${around(36, 300, 290, '<rect x="297" y="78" width="6" height="10" fill="#6f7983"/>')}`,
  ),
  'oil-filter': picture(
    `<path d="M190 170 L190 440 Q300 490 410 440 L410 170 Z" fill="url(#tube)"/><ellipse cx="300" cy="170" rx="110" ry="36" fill="#39424b"/><ellipse cx="300" cy="168" rx="88" ry="27" fill="url(#steel)"/><ellipse cx="300" cy="168" rx="34" ry="12" fill="#22282d"/>${around(8, 300, 168, '<ellipse cx="300" cy="148" rx="6" ry="3" fill="#2a3036"/>')}
    ${row(11, 19, 0, '<path d="M205 400 L205 452" stroke="#0c0f12" stroke-width="5" opacity=".55"/>')}<path d="M190 240 Q300 282 410 240 L410 340 Q300 382 190 340 Z" fill="#e9edf0"/><path d="M190 258 Q300 300 410 258 L410 274 Q300 316 190 274 Z" fill="#2f6fae"/>`,
    { y: 478, rx: 130 },
  ),
  'air-filter': picture(
    `<path d="M90 250 L360 160 L520 270 L250 380 Z" fill="#f3efe2"/>${row(22, 12.2, -4.1, '<path d="M96 252 L252 372" stroke="#cfc6a8" stroke-width="4"/>')}<path d="M90 250 L360 160 L520 270 L250 380 Z" fill="none" stroke="#23282d" stroke-width="20" stroke-linejoin="round"/><path d="M90 250 L250 380 L250 422 L90 292 Z" fill="#2b3137"/><path d="M250 380 L520 270 L520 312 L250 422 Z" fill="#1b2024"/>`,
    { y: 440, rx: 220 },
  ),
  bumper: picture(
    `<path d="M40 300 Q60 210 170 200 L430 200 Q540 210 560 300 L548 380 Q530 412 480 412 L400 404 Q300 396 200 404 L120 412 Q70 412 52 380 Z" fill="url(#dark)"/><path d="M62 276 Q80 228 172 220 L428 220 Q520 228 538 276 Q300 244 62 276 Z" fill="#68727c"/><path d="M170 300 L430 300 L404 368 L196 368 Z" fill="#0f1215"/>${row(5, 0, 14, '<path d="M182 310 L418 310" stroke="#39414a" stroke-width="3"/>')}<ellipse cx="112" cy="346" rx="30" ry="22" fill="#0f1215" stroke="#4f5962" stroke-width="5"/><ellipse cx="488" cy="346" rx="30" ry="22" fill="#0f1215" stroke="#4f5962" stroke-width="5"/>`,
    { y: 432, rx: 240 },
  ),
  headlamp: picture(
    `<path d="M70 330 Q90 220 260 190 L520 170 Q548 172 540 210 L480 340 Q450 400 380 404 L150 410 Q76 404 70 330 Z" fill="#1e2328"/><path d="M92 330 Q110 240 270 210 L510 192 Q522 194 516 214 L462 328 Q438 380 376 384 L152 388 Q96 384 92 330 Z" fill="url(#glass)"/><circle cx="200" cy="310" r="58" fill="#2b3238"/><circle cx="200" cy="310" r="46" fill="url(#lamp)"/><circle cx="338" cy="290" r="52" fill="#2b3238"/><circle cx="338" cy="290" r="41" fill="url(#lamp)"/><path d="M420 226 L500 212 L462 310 L412 320 Z" fill="#f0a63a" opacity=".85"/><path d="M112 372 L370 366" stroke="#ffffff" stroke-width="8" opacity=".9"/>`,
    { y: 430, rx: 230 },
  ),
  mirror: picture(
    `<path d="M380 330 L470 350 L500 430 L440 452 L380 410 Z" fill="url(#dark)"/><path d="M100 250 Q110 170 220 160 L380 170 Q430 180 426 250 L410 340 Q390 390 320 390 L180 380 Q104 366 100 250 Z" fill="url(#dark)"/><path d="M128 256 Q136 198 226 190 L370 198 Q402 204 398 252 L386 330 Q374 362 318 362 L190 354 Q130 342 128 256 Z" fill="url(#glass)"/><path d="M160 330 L260 200 M200 346 L310 204" stroke="#ffffff" stroke-width="7" opacity=".75"/>`,
    { y: 466, rx: 170 },
  ),
  alternator: picture(
    `<circle cx="330" cy="300" r="170" fill="url(#steel)"/><circle cx="330" cy="300" r="146" fill="#9aa4ae"/>${around(18, 330, 300, '<path d="M322 168 L338 168 L335 218 L325 218 Z" fill="#2b3137"/>')}<circle cx="330" cy="300" r="76" fill="url(#steel)" stroke="#7a848e" stroke-width="3"/><circle cx="190" cy="318" r="78" fill="url(#dark)"/>${[66, 54, 42].map((r) => `<circle cx="190" cy="318" r="${r}" fill="none" stroke="#6a747e" stroke-width="5"/>`).join('')}${bolt(190, 318, 22)}<path d="M300 120 L300 84 Q330 60 360 84 L360 124 Z M300 474 L300 516 Q330 540 360 516 L360 474 Z" fill="url(#steel)"/>${bolt(330, 96)}${bolt(330, 506)}`,
    { y: 542, rx: 150 },
  ),
  'spark-plugs': picture(
    row(
      3,
      105,
      0,
      '<rect x="178" y="80" width="26" height="46" rx="8" fill="url(#bar)"/><rect x="170" y="124" width="42" height="150" rx="8" fill="#f5f5f2" stroke="#d5d7d4" stroke-width="2"/><path d="M170 160 h42 M170 180 h42 M170 200 h42" stroke="#cfd3d2" stroke-width="4"/><path d="M156 272 L226 272 L230 326 L152 326 Z" fill="url(#steel)"/><rect x="166" y="326" width="50" height="20" fill="#79838d"/><path d="M170 346 h42 v106 h-42 Z" fill="url(#bar)"/><path d="M168 360 h46 M168 376 h46 M168 392 h46 M168 408 h46 M168 424 h46" stroke="#69737d" stroke-width="4"/><rect x="184" y="452" width="14" height="18" fill="#eceeee"/><path d="M172 452 L172 490 L196 490" fill="none" stroke="#59636c" stroke-width="7"/>',
    ),
    { y: 512, rx: 170 },
  ),
  wheel: picture(
    `<circle cx="300" cy="290" r="222" fill="url(#dark)"/><circle cx="300" cy="290" r="206" fill="url(#steel)"/><circle cx="300" cy="290" r="186" fill="#22282d"/>${around(5, 300, 290, '<path d="M272 290 L256 112 Q300 98 344 112 L328 290 Z" fill="url(#steel)" stroke="#7b858f" stroke-width="3"/><path d="M300 250 L300 122" stroke="#6a747e" stroke-width="5"/>')}<circle cx="300" cy="290" r="58" fill="url(#steel)" stroke="#7b858f" stroke-width="3"/><circle cx="300" cy="290" r="24" fill="#3c444c"/>${around(5, 300, 290, '<circle cx="300" cy="248" r="8" fill="#2a3036"/>')}`,
  ),
  grille: picture(
    `<path d="M50 210 Q300 160 550 210 L510 380 Q300 430 90 380 Z" fill="url(#steel)"/><path d="M76 228 Q300 182 524 228 L490 364 Q300 408 110 364 Z" fill="#12161a"/>${row(6, 0, 23, '<path d="M92 246 Q300 204 508 246" fill="none" stroke="#55606a" stroke-width="9"/>')}<ellipse cx="300" cy="292" rx="64" ry="40" fill="url(#dark)" stroke="#8a949e" stroke-width="7"/>`,
    { y: 436, rx: 230 },
  ),
  'water-pump': picture(
    `<path d="M150 230 Q180 140 300 140 Q430 140 456 240 L470 380 Q430 450 300 452 Q170 450 136 370 Z" fill="url(#steel)"/>${around(6, 300, 296, bolt(300, 162, 12))}<circle cx="300" cy="296" r="104" fill="url(#dark)"/>${[90, 76, 62].map((r) => `<circle cx="300" cy="296" r="${r}" fill="none" stroke="#68727c" stroke-width="5"/>`).join('')}<circle cx="300" cy="296" r="38" fill="url(#steel)"/>${around(4, 300, 296, '<circle cx="300" cy="272" r="7" fill="#2a3036"/>')}<path d="M440 190 L520 150 L544 196 L466 240 Z" fill="url(#steel)"/><ellipse cx="532" cy="173" rx="14" ry="27" transform="rotate(-27 532 173)" fill="#3a424a"/>`,
    { y: 474, rx: 170 },
  ),
  airbag: picture(
    `<path d="M150 190 Q300 110 450 190 Q480 300 430 400 Q300 470 170 400 Q120 300 150 190 Z" fill="url(#dark)"/><path d="M172 206 Q300 138 428 206 Q452 300 412 382 Q300 440 188 382 Q148 300 172 206 Z" fill="none" stroke="#626c76" stroke-width="4"/><path d="M300 164 L300 416" stroke="#11151a" stroke-width="3"/><ellipse cx="300" cy="284" rx="64" ry="42" fill="none" stroke="#8a949e" stroke-width="8"/><rect x="254" y="372" width="92" height="22" rx="6" fill="#3b434b"/><text x="300" y="389" font-family="sans-serif" font-size="16" text-anchor="middle" fill="#c9d0d6">AIRBAG</text>`,
    { y: 466, rx: 160 },
  ),
  battery: picture(
    `<path d="M110 220 L400 220 L400 470 L110 470 Z" fill="#22272c"/><path d="M400 220 L490 170 L490 420 L400 470 Z" fill="#14181b"/><path d="M110 220 L200 170 L490 170 L400 220 Z" fill="#3b434b"/><path d="M134 272 H376 V420 H134 Z" fill="#eef1f4"/><path d="M134 272 H376 V312 H134 Z" fill="#c2302f"/><text x="255" y="300" font-family="sans-serif" font-size="24" font-weight="700" text-anchor="middle" fill="#fff">12 V</text><path d="M160 346 h190 M160 370 h150 M160 394 h170" stroke="#97a1ab" stroke-width="8"/><ellipse cx="190" cy="200" rx="24" ry="12" fill="#c2302f"/><rect x="172" y="164" width="36" height="36" rx="6" fill="url(#bar)"/><ellipse cx="412" cy="196" rx="24" ry="12" fill="#101316"/><rect x="394" y="160" width="36" height="36" rx="6" fill="url(#bar)"/>`,
    { y: 478, rx: 210 },
  ),
  caliper: picture(
    `<path d="M100 210 Q150 130 300 136 Q450 130 500 210 L520 330 Q470 300 440 300 L160 300 Q130 300 80 330 Z" fill="url(#steel)"/><path d="M150 296 L450 296 L430 430 Q300 470 170 430 Z" fill="#8b959f"/><path d="M176 312 L424 312 L410 412 Q300 444 190 412 Z" fill="url(#dark)"/><circle cx="236" cy="366" r="42" fill="url(#steel)"/><circle cx="364" cy="366" r="42" fill="url(#steel)"/><circle cx="236" cy="366" r="24" fill="#59636d"/><circle cx="364" cy="366" r="24" fill="#59636d"/>${bolt(110, 276, 18)}${bolt(490, 276, 18)}<path d="M286 138 L286 100 L314 100 L314 138 Z" fill="url(#bar)"/>`,
    { y: 466, rx: 190 },
  ),
  aerosol: picture(
    `<path d="M220 200 Q220 160 260 150 L340 150 Q380 160 380 200 L380 500 Q300 520 220 500 Z" fill="url(#bar)"/><path d="M220 250 L380 250 L380 450 Q300 470 220 450 Z" fill="#23282e"/><circle cx="300" cy="346" r="52" fill="#14181c" stroke="#69737d" stroke-width="6"/><path d="M246 420 h108" stroke="#7a848e" stroke-width="8"/><rect x="262" y="92" width="76" height="58" rx="8" fill="#30373d"/><rect x="284" y="64" width="32" height="30" rx="6" fill="#e6eaed"/><circle cx="300" cy="78" r="4" fill="#2a3036"/>`,
    { y: 522, rx: 100 },
  ),
}
