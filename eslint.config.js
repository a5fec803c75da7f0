import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

/** The arrows of the layout: what a folder may not import, and why. */
const ban = (group, message) => ({ group, message });
const SEQUELIZE = ban(
  ['sequelize', 'mysql2', 'mysql2/*'],
  'Only data/ and the chassis talk to the database.',
);
/** Folders of the service itself: the chassis has some of the same names. */
const folders = (...names) =>
  ban(
    [...names.map((name) => `**/${name}/*`), '!@bulkhead/chassis/*/*'],
    'The arrows are http → domain ← data, clients.',
  );
const WEB = ban(['koa', '@koa/*'], 'Only http/ and the chassis know of Koa.');
const OTHERS = ban(
  ['@bulkhead/user/*', '@bulkhead/product/*', '@bulkhead/order/*', '!@bulkhead/*/contract'],
  'Of another service, only its contract may be imported.',
);
const TOOLS = ban(['@bulkhead/tools/*'], 'Tools are for tests and developers; a service does not need them.');
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

/** Beside the Vue app. They and it know nothing of each other: what two of them need is in shared/. */
const SIDES = ['edge', 'worker', 'build'];
const sides = (...names) => ({
  regex: `^(\\.\\./)+(${names.join('|')})/`,
  message: 'What two sides of the frontend need is in frontend/shared; of src only the words are taken.',
});

/** Of the Vue app, lowest first: each may import those before it. */
const LAYERS = ['browser', 'words', 'format', 'api', 'stores', 'composables', 'components', 'pages'];
const layers = LAYERS.slice(0, -1).map((layer, n) => ({
  files: [`frontend/src/${layer}/**/*.{ts,vue}`],
  rules: restrict(
    sides(...SIDES),
    ban(
      LAYERS.slice(n + 1).map((name) => `**/${name}/**`),
      `The arrows are ${LAYERS.toReversed().join(' → ')}.`,
    ),
  ),
}));

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', 'coverage/', '.out/', '.data/', 'charts/', 'k8s/'] },
  ...tseslint.configs.strictTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        project: ['./tsconfig.json', './frontend/tsconfig.json', './frontend/worker/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name="process"][property.name="env"]',
          message: 'The environment is read in config only.',
        },
      ],
    },
  },
  { files: ['services/*/src/**/*.ts'], rules: restrict(SEQUELIZE, OTHERS, TOOLS) },
  { files: ['services/chassis/src/storage/**/*.ts'], rules: restrict(OTHERS, TOOLS) },
  { files: ['services/chassis/src/testing/**/*.ts'], rules: restrict(SEQUELIZE, OTHERS) },
  {
    files: ['services/*/src/http/**/*.ts'],
    rules: restrict(SEQUELIZE, OTHERS, TOOLS, folders('data', 'clients')),
  },
  {
    files: ['services/*/{src/data,migrations}/**/*.ts'],
    rules: restrict(OTHERS, TOOLS, WEB, folders('http', 'clients')),
  },
  {
    files: ['services/*/src/clients/**/*.ts'],
    rules: restrict(SEQUELIZE, OTHERS, TOOLS, WEB, folders('http', 'data')),
  },
  {
    files: ['services/*/src/domain/**/*.ts'],
    rules: restrict(
      SEQUELIZE,
      OTHERS,
      TOOLS,
      WEB,
      folders('http', 'data', 'clients'),
      ban(['ioredis', 'undici'], 'The domain is handed its parts.'),
    ),
  },
  {
    files: ['services/*/src/contract/**/*.ts'],
    rules: restrict({
      regex: '^(?!zod$|@bulkhead/chassis/contract/|\\./)',
      message: 'A contract imports zod only.',
    }),
  },
  { files: ['frontend/src/**/*.{ts,vue}'], rules: restrict(sides(...SIDES)) },
  ...layers,
  ...SIDES.map((side) => ({
    files: [`frontend/${side}/**/*.ts`],
    rules: restrict(sides('src(?!/words/)', ...SIDES.filter((other) => other !== side))),
  })),
  {
    files: ['frontend/shared/**/*.ts'],
    rules: restrict({
      regex: '^(?!@bulkhead/[a-z]+/contract|\\./)',
      message: 'What is shared imports what is shared, and contracts.',
    }),
  },
  {
    files: ['**/config/**', '**/config.ts', 'tools/**', '**/test/**', 'frontend/vite.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.vue'],
    rules: {
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
    },
  },
);
