import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { adminFile, adminRoutes, adminText } from './admin';
import { openapiFile, openapiText } from './document';
import { operations } from './operations';
import { protocolFile, protocolText } from './protocol';
import { objectIn } from './schema';

it('row 60, content.json is what the contracts give: after a change of them, npm run openapi', () => {
  expect(readFileSync(openapiFile, 'utf8')).toBe(openapiText());
});

it('protocol.json is what the code gives: after a change of it, npm run openapi', () => {
  expect(readFileSync(protocolFile, 'utf8')).toBe(protocolText());
});

it('the description of the panel’s routes is what their contracts give', () => {
  expect(readFileSync(adminFile, 'utf8')).toBe(adminText());
  expect(adminRoutes.length).toBeGreaterThan(150);
});

it.each([openapiFile, protocolFile, adminFile])(
  'row 60, the description is valid OpenAPI 3.1: %s',
  (file) => {
    const { status, stdout } = spawnSync(process.execPath, [path.join(__dirname, 'validate.mjs'), file], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  },
);

it('row 60, every route that changes something by POST takes a key, but for what is shown once or only looked up', () => {
  const without = operations.filter(({ contract }) => contract.method === 'POST' && !contract.once);
  expect(without.map(({ contract }) => contract.path).sort()).toEqual([
    '/leads/:id/phone',
    '/leads/matches',
    '/leads/merge/preview',
    '/login/exchange',
    '/me/accounts/link',
    '/me/accounts/link/finish',
  ]);
});

it('tells of parameters in a query that is tidied up before it is read', () => {
  const list = operations.find(({ contract }) => contract.path === '/leads' && contract.method === 'GET');
  expect(Object.keys(objectIn(list?.contract.query as never)?.shape ?? {})).toEqual(
    expect.arrayContaining(['startTime', 'keyword', 'page', 'cursor', 'count']),
  );
});
