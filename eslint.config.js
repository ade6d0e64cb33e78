import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    '.vitepress/cache',
    '.vitepress/dist',
    'coverage',
    'dist',
    // An app outside this project: its own compiler checks it (tests/kit/).
    'tests/kit/app',
    'exercises/*/src',
    'exercises/*/{.backups,dist}',
    '**/starter/dist',
  ]),
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  vue.configs['flat/recommended'],
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.worker },
      parserOptions: {
        parser: ts.parser,
        projectService: true,
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  // Wrong apps are wrong on purpose: what a compiler or linter would say about them is part of the lesson.
  {
    files: ['exercises/*/mistakes/**/*.ts', 'exercises/*/starter/**/*.ts'],
    rules: {
      'require-yield': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  // An orchestrator that only signals has nothing to wait for.
  {
    files: ['exercises/*/alternatives/**/*.ts', 'solutions/**/*.ts', 'docs/snippets/**/*.ts'],
    rules: { 'require-yield': 'off' },
  },
  // Matchers are added to a runner's own types, in the form that the runner declares.
  {
    files: ['simulator/test-kit/{vitest,jest}.ts'],
    rules: {
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
  // The peer's orchestrators are async generators, whatever they do.
  { files: ['bench/peer.ts'], rules: { '@typescript-eslint/require-await': 'off' } },
  // The names that lessons write.
  { rules: { 'vue/multi-word-component-names': ['error', { ignores: ['Playground', 'Picture'] }] } },
  prettier,
);
