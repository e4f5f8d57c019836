import type { Plugin } from 'esbuild';

export const startAt: (path: string) => Plugin;
export const common: {
  bundle: true;
  platform: 'node';
  mainFields: string[];
  logLevel: 'warning';
};
