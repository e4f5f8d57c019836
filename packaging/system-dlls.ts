import { Format, type NtExecutable } from 'resedit';

/** `DependentLoadFlags` in IMAGE_LOAD_CONFIG_DIRECTORY64 (winnt.h). */
const fieldOffset = 0x4e;

/** LOAD_LIBRARY_SEARCH_SYSTEM32 (libloaderapi.h). */
export const system32Only = 0x0800;

/**
 * The libraries that a program is linked with are looked for beside it first: a dbghelp.dll in the folder of downloads would run
 * in an elevated check. With this, what the linker's /DEPENDENTLOADFLAG sets, Windows 10 1607 and later look in System32 only;
 * all that Node is linked with is there.
 */
export function onlySystemDlls(executable: NtExecutable): void {
  loadFlags(executable).set(system32Only);
}

export function loadFlags(executable: NtExecutable): { get: () => number; set: (flags: number) => void } {
  const entry = Format.ImageDirectoryEntry.LoadConfig;
  const { virtualAddress } = executable.newHeader.optionalHeaderDataDirectory.get(entry);
  const section = executable.getSectionByEntry(entry);
  if (!section?.data) throw new Error('This program has no load configuration.');
  const view = new DataView(section.data, virtualAddress - section.info.virtualAddress);
  if (view.getUint32(0, true) < fieldOffset + 2) throw new Error('Its load configuration is too old.');
  return {
    get: () => view.getUint16(fieldOffset, true),
    set: (flags) => view.setUint16(fieldOffset, flags, true),
  };
}
