import { sourceFiles } from './support/sources';

type Project = { displayName: string; testMatch: string[] };

it('every story that keeps something for the long run is in it, and no other', () => {
  const { projects } = require('../jest.config.cjs') as { projects: Project[] };
  const long = projects.find(({ displayName }) => displayName === 'story-long')?.testMatch ?? [];
  const splits = sourceFiles(['test/stories']).filter(({ text }) => /\bofThisRun[<(]/.test(text));
  expect(splits.length).toBeGreaterThan(30);
  expect(long.map((file) => file.slice(file.indexOf('test/stories/'))).sort()).toEqual(
    splits.map(({ file }) => file).sort(),
  );
});
