/** @type {import('jest').Config} */
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$|/request-filtering-agent/.+\\.js$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  // An ES module, which Node takes with require() but jest does not.
  transformIgnorePatterns: ['/node_modules/(?!request-filtering-agent/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/src/plugins/.*/dist/', '<rootDir>/.tmp/'],
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,simulator,scripts}/**/*.test.{ts,tsx}', '<rootDir>/test/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'story',
      testMatch: ['<rootDir>/test/stories/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
    },
    {
      ...shared,
      displayName: 'long',
      testMatch: ['<rootDir>/test/long/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
    },
  ],
};
