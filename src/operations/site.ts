import { dataFolder } from './folders.ts';
import { Log } from './log.ts';
import { prepareFolder } from './prepare-folder.ts';

/** Where this run leaves what it leaves; without a folder where none can be had, and then the run does without. */
export interface Site {
  readonly folder: string | undefined;
  readonly log: (text: string) => void;
}

let opened: Site | undefined;

/** Made ready once, by the first who needs it. */
export function site(): Site {
  opened ??= open();
  return opened;
}

function open(): Site {
  const folder = dataFolder();
  const why = prepareFolder(folder);
  if (why !== undefined) {
    process.stderr.write(`vpn-doctor: neither log nor last result will be kept: ${why}\n`);
    return { folder: undefined, log: () => {} };
  }
  const log = new Log(folder.path);
  return { folder: folder.path, log: (text) => log.write(text) };
}
