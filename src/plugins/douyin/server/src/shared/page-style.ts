/** The one style sheet of the visitor's pages: a card that fits a phone, light or dark as the device is. */
export const pageStyle = `
  :root { color-scheme: light dark; --card: #fff; --page: #f4f4f6; --ink: #161823; --soft: #5c5f6b; --line: #e3e3e8;
    --edge: #8b8d98; --red: #e0193f; --red-down: #c4143a; --alarm: #b3122f; --alarm-back: #fdeef1; --note-back: #f4f4f6; --focus: #0b7f8c; }
  @media (prefers-color-scheme: dark) { :root { --card: #1f2029; --page: #121319; --ink: #f3f3f5; --soft: #a6a8b3; --line: #33353f;
    --edge: #6f727e; --alarm: #ff9fae; --alarm-back: #3a1d24; --note-back: #2a2b35; --focus: #25c2d4; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; place-items: center; padding: 24px 16px; background: var(--page); color: var(--ink);
    font: 16px/1.6 -apple-system, "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "Segoe UI", Roboto, sans-serif; }
  main { width: 100%; max-width: 400px; min-width: 0; background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 40px 32px; text-align: center; }
  @media (max-width: 440px) { main { padding: 28px 20px; } }
  .mark { width: 56px; height: 56px; margin: 0 auto 20px; border-radius: 14px; background: #161823; display: grid; place-items: center; }
  h1 { text-wrap: balance; }
  p { text-wrap: pretty; }
  h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px; overflow-wrap: anywhere; word-break: keep-all; }
  h1:focus { outline: none; }
  p { margin: 0 0 20px; color: var(--soft); overflow-wrap: anywhere; }
  p:last-child { margin-bottom: 0; }
  strong, bdi { overflow-wrap: anywhere; word-break: keep-all; }
  strong { color: var(--ink); }
  small { color: var(--soft); }
  .button { display: block; width: 100%; padding: 12px 16px; margin-top: 12px; border: 1px solid transparent; border-radius: 10px; background: var(--red); color: #fff;
    font: inherit; font-weight: 600; text-align: center; text-decoration: none; overflow-wrap: anywhere; cursor: pointer; }
  .button:hover { background: var(--red-down); }
  .button:disabled { opacity: .6; cursor: default; }
  .quiet { background: transparent; border-color: var(--edge); color: var(--ink); }
  .quiet:hover { background: var(--note-back); }
  .plain { min-height: 44px; padding: 8px 12px; border: 0; border-radius: 8px; background: none; color: var(--soft); font: inherit; font-size: 15px; text-decoration: underline; text-underline-offset: 3px; cursor: pointer; }
  .plain:hover { color: var(--ink); }
  :is(a, button, input):focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  .choice + .choice { margin-top: 28px; }
  .more { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 8px; margin-top: 8px; }
  @media (hover: none) and (pointer: coarse) and (max-width: 600px) { [data-way="popup"] { display: none; } }
  .status, .tag { width: fit-content; padding: 2px 12px; border-radius: 99px; background: var(--note-back); color: var(--ink); font-size: 14px; }
  .status { margin: 0 auto 16px; }
  .status:empty { padding: 0; margin: 0; }
  .tag { background: #161823; color: #fff; font-weight: 600; letter-spacing: .04em; margin: 0 auto 12px; padding: 4px 16px; }
  @media (prefers-color-scheme: dark) { .tag { background: #f3f3f5; color: #161823; } }
  .frame { position: relative; width: 224px; max-width: 100%; aspect-ratio: 1; margin: 0 auto 12px; border: 1px solid var(--line); border-radius: 12px; background: #fff; overflow: hidden; }
  .frame img { display: block; width: 100%; height: 100%; padding: 12px; }
  .frame .cover { position: absolute; inset: 0; display: grid; align-content: center; justify-items: center; padding: 16px; background: rgb(255 255 255 / .94); }
  .frame .cover p { color: #161823; margin: 0; }
  .frame .cover .button { width: auto; }
  .countdown { font-size: 14px; font-variant-numeric: tabular-nums; margin-bottom: 12px; }
  label { display: block; font-weight: 600; margin-bottom: 8px; }
  input[inputmode] { width: 100%; padding: 10px 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--card); color: var(--ink);
    font: 600 26px/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: .2em; text-align: center; }
  input[aria-invalid="true"] { border-color: var(--alarm); }
  .wrong { margin: 8px 0 0; color: var(--alarm); }
  .wrong:empty { margin: 0; }
  .facts { margin: 0 0 16px; border: 1px solid var(--line); border-radius: 12px; text-align: start; }
  .facts div { display: flex; gap: 12px; justify-content: space-between; padding: 10px 14px; }
  .facts div + div { border-top: 1px solid var(--line); }
  .facts dt { flex: none; max-width: 45%; color: var(--soft); }
  .facts dd { margin: 0; min-width: 0; text-align: end; font-weight: 600; overflow-wrap: anywhere; }
  .note, .alarm { padding: 12px 14px; border-radius: 12px; background: var(--note-back); color: var(--ink); font-size: 15px; text-align: start; margin-bottom: 12px; }
  .alarm { background: var(--alarm-back); color: var(--alarm); font-weight: 600; }
  .digits { display: flex; justify-content: center; gap: .5em; margin: 8px 0; color: var(--ink); font: 700 44px/1.3 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: .08em; }
  .apart { margin-top: 24px; padding-top: 20px; border-top: 1px solid var(--line); }
  .apart p { margin: 0; font-size: 14px; }
  .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .logo { width: 56px; height: 56px; margin: 0 auto 20px; border-radius: 14px; display: grid; place-items: center; object-fit: cover; background: var(--note-back); color: var(--ink); font-size: 24px; font-weight: 700; }
  .asks { margin-bottom: 4px; text-align: start; }
  form > .facts:first-of-type { margin-top: 20px; }
  .scopes { margin: 0 0 16px; padding-inline-start: 20px; list-style: disc; text-align: start; }
  .scopes li { padding: 2px 0; }
  .scopes li:has(.tick) { list-style: none; margin-inline-start: -20px; }
  .tick { display: inline; font-weight: 400; margin: 0; }
  .fields { margin-top: 16px; text-align: start; }
  .fields input { width: 100%; margin-bottom: 12px; padding: 10px 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--card); color: var(--ink); font: inherit; }
  .sites { list-style: none; margin: 0; padding: 0; }
  .site { padding: 20px 0; border-top: 1px solid var(--line); text-align: start; }
  .site h2 { font-size: 17px; margin: 0 0 4px; overflow-wrap: anywhere; }
  [hidden] { display: none !important; }
`;
