// The look of the plain pages: one card, the community's colour, light and dark, from a phone to a desk.
import type { Palette } from '@portico/mail/color';

/** The style sheet in a community's colours. */
export function styleOf(palette: Palette): string {
  return `:root{color-scheme:light dark;--brand:${palette.brand};--ink-on-brand:${palette.brandInk};--edge:${palette.brandEdge};
--link:${palette.link};--ground:#f3f4f6;--card:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d8dee4;--field:#fff}
@media (prefers-color-scheme:dark){:root{--edge:${palette.brandEdgeDark};--link:${palette.linkDark};--ground:#12151a;--card:#1e2228;
--ink:#eef1f4;--soft:#a9b3be;--line:#363d46;--field:#161a1f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:grid;place-items:center;padding:24px 16px;background:var(--ground);color:var(--ink);
font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{width:100%;max-width:30rem;background:var(--card);border-radius:16px;overflow:hidden;border:1px solid var(--line);
box-shadow:0 1px 2px rgba(0,0,0,.06),0 12px 32px rgba(0,0,0,.08)}
header{display:flex;align-items:center;gap:12px;padding:18px 28px;background:var(--brand);color:var(--ink-on-brand);
border-bottom:1px solid var(--edge)}
header svg,header img{flex:none}
header img{height:40px;max-width:200px;padding:4px;border-radius:6px;background:#fff}
header p{margin:0;font-weight:600;overflow-wrap:anywhere}
section{padding:28px 28px 30px}
h1{margin:0 0 12px;font-size:1.6rem;line-height:1.22;letter-spacing:-.01em;overflow-wrap:anywhere;text-wrap:balance}
h2{margin:26px 0 8px;font-size:1.12rem}
p{margin:0 0 16px;overflow-wrap:anywhere}
.soft{color:var(--soft);font-size:.94rem}
.note{margin:0 0 18px;padding:12px 14px;border:1px solid var(--line);border-left:4px solid var(--edge);border-radius:8px}
form{margin:22px 0 0}
button,.button{display:block;width:100%;min-height:52px;padding:13px 20px;border:1px solid var(--edge);border-radius:10px;background:var(--brand);
color:var(--ink-on-brand);font:inherit;font-size:1.06rem;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button:hover,.button:hover{filter:brightness(1.06)}
button[aria-busy]{opacity:.75;cursor:progress}
button.quiet{background:none;color:var(--link);border-color:var(--line)}
form+form{margin-top:12px}
form+.soft,.button+.soft{margin:14px 0 0}
label{display:block;margin:0 0 6px;font-weight:600}
input{display:block;width:100%;min-height:50px;margin:0 0 14px;padding:11px 14px;border:1px solid var(--soft);border-radius:10px;
background:var(--field);color:var(--ink);font:inherit}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:3px}
.home{padding:14px 16px;border:1px solid var(--line);border-left:4px solid var(--edge);border-radius:10px}
.home strong,.home span{display:block}
.home strong{font-size:1.1rem}
.home span{color:var(--soft);font-size:.94rem}
.or{display:flex;align-items:center;gap:12px;margin:18px 0;color:var(--soft)}
.or::before,.or::after{content:"";flex:1;border-top:1px solid var(--line)}
[role=alert]:not(.note){margin:12px 0 0}
[hidden]{display:none}
@media (max-width:26rem){section{padding:24px 20px}header{padding:16px 20px}body{padding:12px;place-items:start center}}
@media (prefers-reduced-motion:no-preference){button,.button{transition:filter .15s}}`;
}
