import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const extra = path.join(folder, 'extra.pem');
writeFileSync(extra, 'OUR OWN AUTHORITY');

const asking = `
  import { readFileSync } from 'node:fs';
  import { mysqlTls, postgresTls } from '${path.join(__dirname, 'tls.mjs')}';
  const ssl = { rejectUnauthorized: process.argv[1] === 'verified' };
  const [postgres, mysql] = [postgresTls(ssl), mysqlTls(ssl)];
  const file = postgres.PGSSLROOTCERT;
  const text = file?.startsWith('/') ? readFileSync(file, 'utf8') : '';
  console.log(JSON.stringify({
    postgres, mysql: mysql.map((flag) => flag.replace(file, 'FILE')),
    public: (text.match(/BEGIN CERTIFICATE/g) ?? []).length > 50,
    own: text.includes('OUR OWN AUTHORITY'),
  }));`;

/** What the programs are told, where `mysql` says that it is of this version. */
function told(how: string, version: string, env: NodeJS.ProcessEnv = {}) {
  const mysql = path.join(folder, 'mysql');
  writeFileSync(mysql, `#!/bin/sh\necho "${version}"\n`);
  chmodSync(mysql, 0o755);
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', asking, how], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, NODE_EXTRA_CA_CERTS: extra, ...env },
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Record<'postgres' | 'mysql' | 'public' | 'own', unknown>;
}

const mariadb = 'mysql  Ver 15.1 Distrib 10.11.19-MariaDB, for debian-linux-gnu';
const mysql = 'mysql  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server - GPL)';

it('verifies servers by the authorities that the site believes', () => {
  expect(told('verified', mariadb)).toMatchObject({
    postgres: { PGSSLMODE: 'verify-full', PGSSLROOTCERT: expect.stringMatching(/\.pem$/) as string },
    ...{ public: true, own: true },
  });
  expect(told('verified', mariadb, { PGSSLROOTCERT: 'system' }).postgres).toEqual({
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: 'system',
  });
  expect(told('as it is', mariadb).postgres).toEqual({ PGSSLMODE: 'require' });
});

it.each([
  [mariadb, 'verified', ['--ssl', expect.stringContaining('--ssl-ca='), '--ssl-verify-server-cert']],
  [mariadb, 'as it is', ['--ssl', '--skip-ssl-verify-server-cert']],
  [mysql, 'verified', ['--ssl-mode=VERIFY_IDENTITY', expect.stringContaining('--ssl-ca=')]],
  [mysql, 'as it is', ['--ssl-mode=REQUIRED']],
])('%s: %s', (version, how, flags) => {
  expect(told(how, version).mysql).toEqual(flags);
});
