const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/** @type {import('jest').Config} */
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/src/plugins/.*/dist/', '<rootDir>/.tmp/'],
};

const servers = {
  ...shared,
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
  globalSetup: '<rootDir>/test/support/find-servers.ts',
};

/** The stories that keep a part of what they go through for the long run. */
function storiesOfBothRuns() {
  const folder = path.join(__dirname, 'test/stories');
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((file) => readFileSync(file, 'utf8').includes('/support/this-run'));
}

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,simulator,scripts}/**/*.test.{ts,tsx}', '<rootDir>/test/*.test.ts'],
    },
    {
      ...servers,
      displayName: 'story',
      globals: { storyRun: 'ordinary' },
      testMatch: ['<rootDir>/test/stories/**/*.test.ts'],
    },
    {
      ...servers,
      displayName: 'story-long',
      globals: { storyRun: 'long' },
      testMatch: storiesOfBothRuns(),
    },
    { ...servers, displayName: 'long', testMatch: ['<rootDir>/test/long/**/*.test.ts'] },
  ],
};
