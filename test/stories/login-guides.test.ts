import { readFileSync } from 'node:fs';
import path from 'node:path';
import { accountContracts } from '../../src/plugins/douyin/contracts/accounts';
import { connectContracts, deviceContracts } from '../../src/plugins/douyin/contracts/connect';
import { errorTable } from '../../src/plugins/douyin/contracts/errors';
import { attemptSteps, loginContracts } from '../../src/plugins/douyin/contracts/login';
import { tokenContracts } from '../../src/plugins/douyin/contracts/tokens';
import { root } from '../support/strapi';

const { pollAgain, ...ofDevices } = deviceContracts;
const { authUrl, exchange, startLink, finishLink, unlink, counters, ...ofPages } = loginContracts;

/** Every contract of a login, by the prefix of its router. */
const contracts = {
  '/api/v1/lead/douyin/auth': [authUrl],
  '/api/douyin': [exchange, startLink, finishLink, unlink, accountContracts.mine],
  '/douyin/login': Object.values(ofPages),
  '/douyin/again': [pollAgain],
  '/douyin': [
    ...Object.values(connectContracts),
    ...Object.values(ofDevices),
    tokenContracts.reauthorizeLink,
    counters,
  ],
};

describe.each(['login.md', 'login.zh-CN.md'])('the guide %s tells', (name) => {
  const text = readFileSync(path.join(root, 'docs/guides', name), 'utf8');
  /** The words in backticks of each cell, for every row of every table. */
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)));

  it('every step of an attempt, from where it starts and where it leads', () => {
    const told = rows.flatMap(([[step = ''] = [], from = [], [to = ''] = []]) =>
      step in attemptSteps ? [[step, { from, to }] as const] : [],
    );
    expect(Object.fromEntries(told)).toEqual(attemptSteps);
    expect(told).toHaveLength(Object.keys(attemptSteps).length);
  });

  it('every AUTH_ code with its status and remedy', () => {
    const told = [...text.matchAll(/^\| `(AUTH_\w+)` *\| (\d+) *\| `([\w-]+)`/gm)].map(
      ([, code = '', status, remedy]) => [code, { status: Number(status), remedy }] as const,
    );
    const codes = Object.entries(errorTable).filter(([code]) => code.startsWith('AUTH_'));
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(codes));
    expect(told).toHaveLength(codes.length);
  });

  it('every route that has a contract', () => {
    const routes = Object.entries(contracts).flatMap(([prefix, list]) =>
      list.map((contract) => `${contract.method} ${prefix}${contract.path}`),
    );
    expect(routes.length).toBeGreaterThan(18);
    expect(rows.flatMap(([, route = []]) => route)).toEqual(expect.arrayContaining(routes));
  });
});
