import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const PURE = ['lib/model/**', 'lib/rules/**', 'lib/value/**'];
const clock = 'Pure code gets the time as an argument.';

export default tseslint.config(
  { ignores: ['.output/**', '.wxt/**', 'node_modules/**', 'test/fixtures/**', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'zod', message: 'Import z from lib/model/zod, which sets jitless first.' },
            { name: 'punycode', message: "Import 'punycode/': 'punycode' is Node's deprecated module." },
          ],
          patterns: [
            {
              group: ['@/*', '~/*', '#imports'],
              message: 'Use a relative import: the layers are checked by path.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['lib/model/zod.ts'],
    rules: {
      'no-restricted-imports': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportDeclaration[source.value='zod'] > :not(ImportNamespaceSpecifier, Literal)",
          message: "Use `import * as z from 'zod'`: three times smaller.",
        },
      ],
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: 'Pure code gets its randomness as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
        { selector: "CallExpression[callee.name='Date']", message: clock },
      ],
    },
  },
  { files: ['components/**', 'entrypoints/**/*.tsx'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    // The content script loads no zod: sites take only types from the model, and the normal form of addresses.
    files: [
      'lib/sites/**',
      'entrypoints/detect-*.ts',
      'entrypoints/wiring/detection.ts',
      'entrypoints/teach/**',
    ],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '(^|/)(model/(?!address|simple-selector|own-unknown|public-domain)[a-z-]+|messages)$',
              allowTypeImports: true,
              message: 'Only types: the content script loads no zod.',
            },
          ],
        },
      ],
    },
  },
);
