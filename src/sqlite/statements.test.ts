import Database from 'better-sqlite3';
import { keepStatements } from './statements';

describe('statements of a SQLite connection', () => {
  const open = () => {
    const database = new Database(':memory:');
    database.exec('CREATE TABLE leads (name TEXT)');
    let prepared = 0;
    const prepare = keepStatements((text) => {
      prepared += 1;
      return database.prepare(text);
    }) as (text: string) => Database.Statement<unknown[], object>;
    return { database, prepare, prepared: () => prepared };
  };

  it('are prepared once for each text', () => {
    const { prepare, prepared } = open();
    const insert = () => prepare('INSERT INTO leads VALUES (?)').run('小河');
    insert();
    insert();
    expect(prepare('SELECT * FROM leads').all()).toHaveLength(2);
    expect(prepared()).toBe(2);
  });

  it('see a table as it is now', () => {
    const { database, prepare } = open();
    prepare('INSERT INTO leads VALUES (?)').run('小河');
    const all = () => prepare('SELECT * FROM leads').all();
    expect(all()).toEqual([{ name: '小河' }]);
    database.exec("ALTER TABLE leads ADD COLUMN city TEXT DEFAULT '杭州'");
    expect(all()).toEqual([{ name: '小河', city: '杭州' }]);
  });

  it('can be asked for again while somebody goes through their rows', () => {
    const { prepare } = open();
    const insert = prepare('INSERT INTO leads VALUES (?)');
    for (const name of ['一', '二']) insert.run(name);
    const rows = prepare('SELECT * FROM leads').iterate();
    rows.next();
    expect(prepare('SELECT * FROM leads').all()).toHaveLength(2);
    expect([...rows]).toEqual([{ name: '二' }]);
  });

  it('are forgotten when five hundred others came since', () => {
    const { prepare, prepared } = open();
    for (let number = 0; number <= 500; number += 1) prepare(`SELECT ${number}`);
    prepare('SELECT 500');
    expect(prepared()).toBe(501);
    prepare('SELECT 0');
    expect(prepared()).toBe(502);
  });
});
