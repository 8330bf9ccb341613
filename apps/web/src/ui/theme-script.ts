export type Theme = 'light' | 'dark';
export const themeStorageKey = 'duet-theme';

/** Runs before the first paint, so that no light flashes up in the dark. Kept tiny: it stands in every page with a nonce. */
export const themeScript = `(function(){var t;try{t=localStorage.getItem('${themeStorageKey}')}catch(e){}
var d=matchMedia('(prefers-color-scheme: dark)');var r=document.documentElement;
function s(){r.dataset.theme=t==='light'||t==='dark'?t:d.matches?'dark':'light'}
s();d.addEventListener('change',function(){try{t=localStorage.getItem('${themeStorageKey}')}catch(e){}s()})})()`;
