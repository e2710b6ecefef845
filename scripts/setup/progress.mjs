const steps = 20;

const words = { seal: 'Sealing ', check: 'Checking', index: 'Indexing', count: 'Counting' };

/**
 * Shows how far work on tables is: on a terminal one line that changes, elsewhere a line at each twentieth. Gives the function
 * that is told `{step, table, done, total}`.
 */
export function showProgress(out = process.stdout) {
  let shown = '';
  return ({ step, table, done, total }) => {
    const line = `${words[step]}  ${table}  ${done}/${total}`;
    if (out.isTTY) {
      out.write(`\r${line}\u001b[K${done >= total ? '\n' : ''}`);
      return;
    }
    const mark = `${step} ${table} ${Math.floor((done / total) * steps)}`;
    if (mark === shown && done < total) return;
    shown = mark;
    out.write(`${line}\n`);
  };
}
