import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../apps';
import { inside, insideOptions, type Inside } from '../inside';
import { measure, middleRound, type Measure } from '../measure';
import { createPostgres } from '../postgres';
import { rssMbOf, startApp } from '../strapi';

/** A database to export from. */
export type ExportDatabase = 'sqlite' | 'postgres';

const rounds = 3;
const allowedMb = 200;

/** The columns of the file, and those of the table they come from. */
const columns = {
  leadId: 'id',
  nickname: 'nickname',
  phone: 'phone_view',
  status: 'stage',
  tags: 'tags',
  notes: 'notes',
  acquiredAt: 'acquired_at',
  lastSeenAt: 'last_seen_at',
  city: 'city',
  openId: 'open_id',
  source: 'source_kind',
  account: 'account_id',
};

const filled =
  'document_id, nickname, open_id, app_id, account_id, source_kind, stage, tags, notes, city, phone_view, version, acquired_at, last_seen_at';

const rowOf = (number: string, moment: string, json = '') =>
  `'doc' || ${number}, '访客小河' || ${number}, '_000open' || ${number} || 'vWxYz', 'app1', 'acc' || (${number} % 7), 'fans', 'NEW',
   (CASE WHEN ${number} % 3 = 0 THEN '["意向","装修"]' ELSE '[]' END)${json}, '想了解装修报价，周末联系，编号' || ${number}, '杭州', '+86138****8000', 1,
   ${moment}, ${moment}`;

const fill: Record<ExportDatabase, (rows: number) => string> = {
  sqlite: (rows) =>
    `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${rows})
     INSERT INTO douyin_leads (${filled}) SELECT ${rowOf('x', '1767225600000 + x')} FROM n`,
  postgres: (rows) =>
    `INSERT INTO douyin_leads (${filled}) SELECT ${rowOf('x', "timestamp '2026-01-01' + x * interval '1 second'", '::jsonb')}
     FROM generate_series(1, ${rows}) AS x`,
};

/** The most memory a process had resident while work went on, in MB. */
async function peakOf(pid: number, work: Promise<unknown>): Promise<number> {
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, rssMbOf(pid))), 50);
  await work.finally(() => clearInterval(timer));
  return peak;
}

type Ours = { written: number; ms: number };

async function ourRound(process: Inside, target: string): Promise<Ours> {
  const order = { format: 'csv', columns: Object.keys(columns), reason: 'bench' };
  return process.exportLeads({ target, order });
}

function plainRound(target: string, database: Record<string, unknown>): { rows: number; ms: number } {
  const script = path.join(__dirname, 'plain-export.cjs');
  const args = [script, target, JSON.stringify(database), Object.values(columns).join(',')];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The plain export failed: ${stderr}`);
  return JSON.parse(stdout) as { rows: number; ms: number };
}

async function openSite(kind: ExportDatabase) {
  const { folder, remove } = createApp(`export-${kind}`, true);
  const postgres = kind === 'postgres' ? await createPostgres() : null;
  const more = { ...postgres?.env, DOUYIN_LEAD_EXPORT_ROWS: '100000000', NODE_OPTIONS: '' };
  const app = await startApp(folder, () => more, insideOptions);
  const { DATABASE_NAME: database, DATABASE_HOST: host } = postgres?.env ?? {};
  const plain = postgres
    ? { client: 'pg', host, database, user: 'postgres' }
    : { client: 'sqlite', filename: path.join(folder, '.tmp', 'data.db') };
  const close = async () => {
    await app.stop();
    await postgres?.drop();
    remove();
  };
  return { app, plain, close };
}

/**
 * Exports `rows` leads as CSV, ours against the plain driver with text, and looks at the memory of the whole process,
 * Strapi included, and at what the export added to it.
 */
export async function measureExport(
  kind: ExportDatabase,
  rows: number,
  tell: (line: string) => void,
): Promise<Measure[]> {
  const { app, plain, close } = await openSite(kind);
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-bench-export-'));
  const target = (name: string) => path.join(folder, name);
  try {
    const process = inside(app.child);
    await process.runSql(fill[kind](rows));
    // As PostgreSQL does by itself within a minute, where it is not told otherwise.
    if (kind === 'postgres') await process.runSql('ANALYZE douyin_leads');
    const { usedMb: restMb } = await process.memory();
    const [ours, baseline, peaks]: number[][] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      const export_ = ourRound(process, target('ours.csv'));
      const peak = await peakOf(app.pid, export_);
      const { written, ms } = await export_;
      const other = plainRound(target('plain.csv'), plain);
      if (written !== rows || other.rows !== rows)
        throw new Error(`${written} and ${other.rows} of ${rows} leads`);
      ours?.push((rows / ms) * 1000);
      baseline?.push((rows / other.ms) * 1000);
      peaks?.push(peak);
      tell(
        `${kind}: ${ms.toFixed(0)} ms, plain ${other.ms.toFixed(0)} ms, peak ${peak.toFixed(0)} MB of ${restMb.toFixed(0)} MB at rest`,
      );
    }
    const peak = Math.max(...(peaks ?? []));
    const speed = {
      name: `CSV export, ${kind}`,
      unit: 'leads/s',
      ...middleRound(ours ?? [], baseline ?? []),
    };
    return [
      measure({ ...speed, aim: '>=0.7' }),
      measure({ name: `peak memory, ${kind}`, unit: 'MB', value: peak, baseline: allowedMb, aim: '<=1' }),
      measure({
        name: `memory it added, ${kind}`,
        unit: 'MB',
        value: peak - restMb,
        baseline: allowedMb,
        aim: '<=1',
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await close();
  }
}
