import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExportView, ImportView } from '../../src/plugins/douyin/contracts/lead-files';
import { setPermissions, type Admin, type Colleague } from './admin';
import type { RunningStrapi } from './strapi';
import { until } from './until';

/** A folder for files of leads, of one story alone. */
export function filesFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-lead-files-'));
  return {
    path: folder,
    /** The files in it, but for the folder's own mark. */
    files: (): string[] => readdirSync(folder).filter((name) => !name.startsWith('.')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** One permission of a role; `reach` keeps it to own leads or those of own teams. */
type RolePermission = { action: string; reach?: 'own' | 'team' };

/** Gives a colleague's role exactly these permissions. */
export const setRole = (admin: Admin, { roleId }: Colleague, permissions: RolePermission[]): Promise<void> =>
  setPermissions(
    admin,
    roleId,
    permissions.map(({ action, reach }) => ({
      action: `plugin::douyin.${action}`,
      conditions: reach ? [`plugin::douyin.lead-${reach}`] : [],
    })),
  );

/** What a file's route answers, as bytes. */
export async function fetchFile(
  process: RunningStrapi,
  admin: Admin,
  where: string,
): Promise<{ status: number; headers: Headers; body: Buffer }> {
  const reply = await fetch(`${process.url}/douyin${where}`, {
    headers: { authorization: `Bearer ${admin.token}` },
  });
  return { status: reply.status, headers: reply.headers, body: Buffer.from(await reply.arrayBuffer()) };
}

/** Begins an export; throws when it is refused. */
export const beginExport = (admin: Admin, order: Record<string, unknown>): Promise<ExportView> =>
  admin.data('POST', '/douyin/lead-exports', { format: 'csv', reason: 'story', ...order });

/** Lets every page of an export take 150 ms more in this process, so that it cannot be over before a story acts. */
export const slowExports = (process: RunningStrapi): Promise<void> =>
  process.run(`
    const { client } = strapi.db.connection;
    const query = client.query.bind(client);
    client.query = async (connection, asked) => {
      if (/order by .l.\\..id. desc limit/.test(asked.sql ?? asked))
        await new Promise((resolve) => setTimeout(resolve, 150));
      return query(connection, asked);
    };
  `);

/** Waits for an export to be over. */
export async function endOfExport(admin: Admin, id: string, limitMs = 60_000): Promise<ExportView> {
  let view = await admin.data<ExportView>('GET', `/douyin/lead-exports/${id}`);
  const look = async () => {
    view = await admin.data<ExportView>('GET', `/douyin/lead-exports/${id}`);
    return view.stage !== 'queued' && view.stage !== 'running';
  };
  await until(`the end of export ${id}`, look, limitMs);
  return view;
}

/** Exports and gives the file. */
export async function exportFile(
  process: RunningStrapi,
  admin: Admin,
  order: Record<string, unknown>,
): Promise<{ view: ExportView; body: Buffer }> {
  const view = await endOfExport(admin, (await beginExport(admin, order)).id);
  const { status, body } = await fetchFile(process, admin, `/lead-exports/${view.id}/file`);
  if (status !== 200)
    throw new Error(`${view.stage} ${JSON.stringify(view.error)}; ${status}: ${body.toString()}`);
  return { view, body };
}

/** Uploads a file to be imported; gives the answer as it is. */
export async function upload(
  process: RunningStrapi,
  admin: Admin,
  name: string,
  data: Uint8Array | string,
): Promise<{ status: number; text: string; view: ImportView }> {
  const reply = await fetch(`${process.url}/douyin/lead-imports?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/octet-stream' },
    body: typeof data === 'string' ? data : Buffer.from(data),
  });
  const text = await reply.text();
  return { status: reply.status, text, view: (JSON.parse(text) as { data: ImportView }).data };
}

const resting = ['uploaded', 'checked', 'done', 'failed', 'cancelled', 'reverted'];

/** Waits until an import rests. */
export async function restOfImport(admin: Admin, id: string, limitMs = 60_000): Promise<ImportView> {
  let view = await admin.data<ImportView>('GET', `/douyin/lead-imports/${id}`);
  const look = async () => {
    view = await admin.data<ImportView>('GET', `/douyin/lead-imports/${id}`);
    return resting.includes(view.stage);
  };
  await until(`the rest of import ${id}`, look, limitMs);
  return view;
}

/** Does a step of an import, `check`, `start` or `revert`, and waits until it rests. */
export async function stepOfImport(
  admin: Admin,
  id: string,
  step: string,
  plan?: unknown,
): Promise<ImportView> {
  await admin.data('POST', `/douyin/lead-imports/${id}/${step}`, plan);
  return restOfImport(admin, id);
}

/** The rows of a CSV as they stand there, guards and all. */
export function csvRows(data: Buffer | string): string[][] {
  const text = data.toString().replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  let current = '';
  let isQuoted = false;
  const end = () => {
    row.push(current);
    current = '';
  };
  for (; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted && sign === '"' && text.charAt(at + 1) === '"') current += text.charAt((at += 1));
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === ',') end();
    else if (!isQuoted && sign === '\r' && text.charAt(at + 1) === '\n') {
      end();
      rows.push(row);
      row = [];
      at += 1;
    } else current += sign;
  }
  return rows;
}
