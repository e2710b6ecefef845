import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const plugin = 'src/plugins/douyin';

/** Few rules: what the compiler cannot see and a reader would miss. Who may import whom is in test/boundaries.test.ts. */
export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '.tmp/',
      '.strapi/',
      '.cache/',
      'types/generated/',
      'coverage/',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: {
        project: 'tsconfig.eslint.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-empty-object-type': 'error',
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: [`${plugin}/{server,admin,contracts}/**/*.{ts,tsx}`, 'config/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: [`${plugin}/server/src/**/*.ts`],
    ignores: [
      '**/*.test.ts',
      '**/test-rig.ts',
      `${plugin}/server/src/shared/{request,transport}.ts`,
      `${plugin}/server/src/shared/outside/*.ts`,
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'axios', message: 'Send through shared/request: it has the deadline and the limits.' },
            {
              name: 'node:http',
              message: 'Send through shared/request: it has the deadline and the limits.',
            },
            {
              name: 'node:https',
              message: 'Send through shared/request: it has the deadline and the limits.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Send through shared/request: it has the deadline and the limits.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Ask clock.now(): tests move it.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Ask clock.now(): tests move it.',
        },
      ],
    },
  },
  { files: [`${plugin}/server/src/shared/clock.ts`], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: [`${plugin}/admin/src/**/*.{ts,tsx}`, 'src/admin/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    extends: [tseslint.configs.base],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
);
