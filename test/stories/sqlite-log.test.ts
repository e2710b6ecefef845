import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

describe('the log of SQLite', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-log-'));
  const file = path.join(folder, 'data.db');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is written back beside the connection, keeps no process alive and is put away at the end', () => {
    const script = path.join(__dirname, '../support/write-log.cjs');
    const output = execFileSync(process.execPath, [script, file], { encoding: 'utf8', timeout: 60_000 });
    const { log, checkpointed } = JSON.parse(output) as { log: number; checkpointed: number };
    expect(log).toBeGreaterThan(1000);
    expect(checkpointed).toBe(log);
    expect(existsSync(`${file}-wal`)).toBe(false);
  }, 90_000);
});
