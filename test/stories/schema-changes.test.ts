import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyApplication, type Application } from '../support/application';
import { isHere, type DatabaseKind } from '../support/databases';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);

/** Indexes that Strapi would change once it looks for what is to be changed in the database. */
const indexesToChange = `
  const { schema, dialect } = strapi.db;
  const { diff } = await schema.schemaDiff.diff({
    previousSchema: (await schema.schemaStorage.read()).schema,
    databaseSchema: await dialect.schemaInspector.getSchema(),
    userSchema: schema.schema,
  });
  return diff.tables.updated.flatMap(({ indexes: { added, updated, removed } }) =>
    [...added, ...updated, ...removed].map(({ name }) => name));`;

/** Gives the site a content type of its own, as the Content-Type Builder does. */
async function addType({ dir }: Application): Promise<void> {
  const place = path.join(dir, 'dist/src/api/flyer/content-types/flyer');
  await mkdir(place, { recursive: true });
  const schema = {
    kind: 'collectionType',
    collectionName: 'flyers',
    info: { singularName: 'flyer', pluralName: 'flyers', displayName: 'Flyer' },
    options: { draftAndPublish: false },
    attributes: { title: { type: 'string' } },
  };
  await writeFile(path.join(place, 'schema.json'), JSON.stringify(schema));
}

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`a site on ${kind} that changes its content types`, () => {
    let application: Application;
    let world: World;
    beforeAll(async () => {
      application = await copyApplication();
      world = await createWorld({ database: kind, appDir: application.dir });
    });
    afterAll(async () => {
      await world?.close();
      await application?.drop();
    });

    it('leaves every index of the plugin as it is', async () => {
      expect(await world.strapi.run(indexesToChange)).toEqual([]);
    });

    it('starts with one more, and with the index of the newest leads', async () => {
      await addType(application);
      await world.restart();
      expect(await world.strapi.run(`return Object.keys(strapi.contentTypes)`)).toContain('api::flyer.flyer');
      expect(await world.strapi.run(`return strapi.documents('api::flyer.flyer').count({})`)).toBe(0);
      const indexes = await world.strapi.run<{ name: string }[]>(
        `return (await strapi.db.dialect.schemaInspector.getIndexes('douyin_leads')).map(({ name }) => ({ name }))`,
      );
      expect(indexes).toContainEqual({ name: 'douyin_leads_newest_idx' });
    });
  });
}
