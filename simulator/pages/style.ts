/** What every page of the simulator looks like: quiet ground, one white card. */
export const BASE_STYLE = `
:root { --ink: #161823; --soft: #6b6e7b; --line: #e6e7ec; --brand: #fe2c55; --good: #12a150; --ground: #f3f4f7; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; align-items: center; justify-content: center; padding: 24px;
  background: var(--ground); color: var(--ink); line-height: 1.6;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
.card { width: 100%; background: #fff; border-radius: 16px; padding: 32px;
  box-shadow: 0 1px 2px rgba(22,24,35,.06), 0 12px 40px rgba(22,24,35,.08); }
h1 { font-size: 22px; line-height: 1.35; margin: 0; }
.en { display: block; color: var(--soft); font-size: 13px; font-weight: 400; }
.badge { display: inline-block; font-size: 12px; color: var(--soft); border: 1px solid var(--line);
  border-radius: 999px; padding: 2px 10px; }
.status { border-radius: 10px; padding: 10px 14px; background: var(--ground); font-weight: 600; }
.status[data-status="scanned"] { background: #eaf3ff; color: #0b62c4; }
.status[data-status="confirmed"] { background: #e8f7ee; color: var(--good); }
.status[data-status="refused"], .status[data-status="expired"] { background: #ffeef1; color: #c9143a; }
ul.scopes { list-style: none; margin: 8px 0 0; padding: 0; }
ul.scopes li { padding: 8px 0; border-top: 1px solid var(--line); font-size: 14px; }
ul.scopes li:first-child { border-top: 0; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 12px; color: var(--soft); }
a { color: #0b62c4; }
`;
