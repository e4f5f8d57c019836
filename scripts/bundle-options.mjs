/** For esbuild: the entry leaves the rest of the program where it is, and loads it from `path` when it is needed. */
export const startAt = (path) => ({
  name: 'start-elsewhere',
  setup: (build) => build.onResolve({ filter: /\/start\.ts$/ }, () => ({ path, external: true })),
});

/** What every bundle of the program is made with. */
export const common = {
  bundle: true,
  platform: 'node',
  // jsonc-parser's CommonJS form cannot be bundled; its ES modules can.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};
