import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const typed = ['**/*.{ts,tsx}'];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/.next/', '**/.duet/', '**/test-results/', '**/playwright-report/', '**/next-env.d.ts', '**/public/'] },
  {
    files: ['**/*.{ts,tsx,mjs,cjs,js}'],
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      // A file is a room with one purpose; past 300 lines look for the second one.
      'max-lines': ['error', { max: 500, skipBlankLines: false, skipComments: false }],
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-throw-literal': 'error',
      'no-unreachable': 'error',
      'no-unused-labels': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-self-compare': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
    },
  },
  {
    files: typed,
    extends: [tseslint.configs.strict],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.browser.json', './apps/web/tsconfig.json', './tsconfig.tools.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { prefer: 'type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      // Under noUncheckedIndexedAccess a loop over samples would otherwise test each of 16,000 a second for a case that its bound excludes.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Rules that need types: those that find real faults of asynchronous code.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      // Literals are refused above; what was caught, an unknown, may be kept and thrown on.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/unbound-method': 'error',
      // A class that only holds a name for an error or a port is no fault.
      '@typescript-eslint/no-extraneous-class': 'off',
      // `void` marks a promise that is meant to go on alone.
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    // A reducer that forgets an event is a fault; elsewhere a switch may pick the events that it wants.
    files: ['packages/duplex/src/**/*.ts'],
    rules: { '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }] },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
);
