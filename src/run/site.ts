import { type DataFolder, dataFolder } from './folders.ts';
import { Log } from './log.ts';
import { prepareFolder } from './prepare-folder.ts';

/** Where this run leaves what it leaves; without a folder where none can be had, and then the run does without. */
export interface Site {
  readonly folder: string | undefined;
  readonly log: (text: string) => void;
  /** Writes what is kept for later. Where that fails it is said, and the run goes on: its result is not lost for that. */
  readonly keep: (write: (folder: string) => void) => void;
}

let opened: { readonly path: string; readonly site: Site } | undefined;

/** Made ready once, by the first who needs it. */
export function site(): Site {
  const folder = dataFolder();
  if (opened?.path !== folder.path) opened = { path: folder.path, site: open(folder) };
  return opened.site;
}

function open(folder: DataFolder): Site {
  const why = prepareFolder(folder);
  if (why !== undefined) {
    process.stderr.write(`vpn-doctor: neither log nor last result will be kept: ${why}\n`);
    return { folder: undefined, log: () => {}, keep: () => {} };
  }
  const log = new Log(folder.path);
  return {
    folder: folder.path,
    log: (text) => log.write(text),
    keep: (write) => {
      try {
        write(folder.path);
      } catch (error) {
        process.stderr.write(`vpn-doctor: not kept: ${error instanceof Error ? error.message : error}\n`);
      }
    },
  };
}
