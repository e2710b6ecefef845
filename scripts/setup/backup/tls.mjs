import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';

let written;

/** A file with the authorities that the site believes, for programs that know none or others; it goes with this process. */
function authoritiesFile({ ca = [] }) {
  if (written) return written;
  const extra = process.env.NODE_EXTRA_CA_CERTS;
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-authorities-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  written = path.join(folder, 'authorities.pem');
  const own = extra ? [readFileSync(extra, 'utf8')] : [];
  writeFileSync(written, [...rootCertificates, ...own, ca].flat().join('\n'));
  return written;
}

/** Variables that let programs of PostgreSQL connect as the site does. */
export function postgresTls(ssl) {
  if (!ssl) return {};
  if (!ssl.rejectUnauthorized) return { PGSSLMODE: 'require' };
  return { PGSSLMODE: 'verify-full', PGSSLROOTCERT: process.env.PGSSLROOTCERT ?? authoritiesFile(ssl) };
}

/** MySQL's own programs and those of MariaDB bear the same names and have other flags. */
const isMariadb = () => /mariadb/i.test(spawnSync('mysql', ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** Flags that let programs of MySQL or MariaDB connect as the site does. */
export function mysqlTls(ssl) {
  if (!ssl) return [];
  const believed = ssl.rejectUnauthorized ? [`--ssl-ca=${authoritiesFile(ssl)}`] : [];
  if (isMariadb())
    return ['--ssl', ...believed, `--${ssl.rejectUnauthorized ? '' : 'skip-'}ssl-verify-server-cert`];
  return [`--ssl-mode=${ssl.rejectUnauthorized ? 'VERIFY_IDENTITY' : 'REQUIRED'}`, ...believed];
}
