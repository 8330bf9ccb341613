import type { ReactNode } from 'react';

/** What a picture shows; each is drawn from lines, so that it reads in both themes and both languages: the solid part is what you press. */
export type Scene =
  | 'open-file' | 'choose-store' | 'confirm' | 'choose-keychain' | 'find-in-list' | 'always-trust' | 'browser-address' | 'import' | 'authorities-tab' | 'tick'
  | 'search-setting' | 'pin' | 'pick-download' | 'allow-profile' | 'install-profile' | 'switch-on';

const line = (x: number, y: number, width: number): ReactNode => <path d={`M${x} ${y}h${width}`} />;
const button = (x: number, y: number, width: number): ReactNode => <rect className="press" x={x} y={y} width={width} height="14" rx="7" />;
const radio = (x: number, y: number, isChosen: boolean): ReactNode => (isChosen ? <><circle cx={x} cy={y} r="4.5" /><circle className="press" cx={x} cy={y} r="2.4" /></> : <circle cx={x} cy={y} r="4.5" />);
/** The two circles of Duet, as the certificate's sign. */
const sign = (x: number, y: number): ReactNode => <g transform={`translate(${x} ${y})`}><circle className="press" cx="0" cy="0" r="7" /><circle cx="11" cy="0" r="6.4" /></g>;
const check = (x: number, y: number): ReactNode => <path className="mark" d={`M${x} ${y}l4 4 7-8`} />;
const row = (y: number, content: ReactNode): ReactNode => <><path className="thin" d={`M66 ${y + 9}h88`} />{content}</>;

const scenes: Record<Scene, ReactNode> = {
  'open-file': <><path d="M84 30h34l14 14v44H84zM118 30v14h14" />{sign(102, 62)}{button(80, 104, 60)}</>,
  'choose-store': <>{radio(40, 42, false)}{line(52, 42, 70)}{radio(40, 62, true)}{line(52, 62, 110)}<rect x="52" y="74" width="118" height="16" rx="3" />{line(60, 82, 64)}{button(134, 104, 46)}</>,
  confirm: <>{sign(42, 52)}{line(70, 46, 104)}{line(70, 58, 76)}<rect x="78" y="100" width="46" height="14" rx="7" />{button(134, 100, 46)}</>,
  'choose-keychain': <>{line(40, 42, 60)}<rect x="40" y="52" width="140" height="18" rx="3" />{line(50, 61, 44)}<path d="m164 58 5 5 5-5" />{button(134, 104, 46)}</>,
  'find-in-list': <><path className="thin" d="M74 24v96" />{line(32, 42, 28)}{line(32, 58, 34)}<rect className="press" x="82" y="48" width="102" height="18" rx="3" /><path className="out" d="M92 57h62" />{line(90, 40, 54)}{line(90, 82, 68)}{line(90, 98, 44)}</>,
  'always-trust': <><path d="m36 38 5 5 5-5" />{line(54, 41, 40)}{line(40, 64, 48)}<rect x="98" y="55" width="84" height="18" rx="3" />{check(106, 64)}{line(124, 64, 46)}{line(40, 88, 48)}{line(98, 88, 60)}</>,
  'browser-address': <><path className="thin" d="M20 44h180" /><rect x="44" y="27" width="132" height="12" rx="6" /><path className="mark" d="M54 33h84" />{line(40, 62, 60)}{line(40, 78, 92)}{line(40, 94, 78)}</>,
  import: <>{line(40, 42, 74)}<path className="thin" d="M40 54h140" />{line(40, 70, 60)}{button(134, 63, 46)}<path className="thin" d="M40 84h140" />{line(40, 100, 52)}</>,
  'authorities-tab': <>{line(36, 38, 30)}{line(80, 38, 30)}<path className="mark" d="M124 38h42M124 45h42" /><path className="thin" d="M30 48h160" />{sign(44, 66)}{line(72, 66, 70)}{line(40, 84, 96)}{button(36, 102, 46)}</>,
  tick: <><rect x="36" y="40" width="12" height="12" rx="2" />{check(37, 46)}{line(58, 46, 112)}<rect x="36" y="66" width="12" height="12" rx="2" />{line(58, 72, 92)}{button(134, 102, 46)}</>,
  'search-setting': <><rect x="66" y="26" width="88" height="16" rx="8" /><circle cx="76" cy="33" r="3.4" /><path d="m78.5 35.5 3 3" /><path className="mark" d="M88 34h44" />{row(52, line(70, 56, 58))}<rect className="press" x="66" y="66" width="88" height="18" rx="3" /><path className="out" d="M74 75h52" />{row(88, line(70, 94, 46))}</>,
  pin: <>{line(80, 36, 60)}<g className="dots"><circle className="press" cx="92" cy="58" r="4" /><circle className="press" cx="104" cy="58" r="4" /><circle className="press" cx="116" cy="58" r="4" /><circle cx="128" cy="58" r="4" /></g><g className="thin">{[78, 94, 110].map((y) => [88, 110, 132].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="5.5" />))}</g></>,
  'pick-download': <>{line(70, 30, 46)}{row(40, null)}<rect className="press" x="66" y="52" width="88" height="22" rx="3" /><path className="out" d="M90 63h52" /><g className="out-sign"><circle cx="76" cy="63" r="4" /></g>{row(76, line(70, 84, 60))}{row(94, line(70, 102, 44))}</>,
  'allow-profile': <><rect x="72" y="42" width="76" height="50" rx="6" />{line(82, 54, 56)}{line(82, 64, 40)}<path className="thin" d="M72 74h76M110 74v18" /><path className="mark" d="M118 83h22" />{line(80, 83, 22)}</>,
  'install-profile': <>{line(70, 30, 30)}<path className="mark" d="M132 30h18" />{sign(88, 56)}{line(110, 56, 36)}{row(72, line(70, 74, 70))}{row(88, line(70, 90, 50))}{row(104, line(70, 106, 62))}</>,
  'switch-on': <>{line(70, 30, 58)}{row(40, null)}{line(70, 62, 44)}<rect className="press" x="126" y="54" width="28" height="16" rx="8" /><circle className="out-fill" cx="146" cy="62" r="5.5" />{row(68, null)}{line(70, 90, 70)}{line(70, 100, 52)}</>,
};

const phoneScenes: ReadonlySet<Scene> = new Set(['search-setting', 'pin', 'pick-download', 'allow-profile', 'install-profile', 'switch-on']);

/** A window or a phone with one thing to press. Words stand under it; the picture itself is decoration to a screen reader. */
export function TrustPicture({ scene }: { scene: Scene }) {
  const isPhone = phoneScenes.has(scene);
  return (
    <svg className="trust-picture" viewBox={isPhone ? '57 5 106 130' : '15 7 190 126'} aria-hidden="true">
      {isPhone
        ? <><rect className="frame" x="58" y="6" width="104" height="128" rx="12" /><path d="M100 13h20" /></>
        : <><rect className="frame" x="16" y="8" width="188" height="124" rx="5" /><path className="thin" d="M16 22h188" /><circle cx="25" cy="15" r="2" /><circle cx="33" cy="15" r="2" /><circle cx="41" cy="15" r="2" /></>}
      {scenes[scene]}
    </svg>
  );
}
