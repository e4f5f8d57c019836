import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderName } from '../src/program/script-folder.ts';
import { PackagingError } from './error.ts';
import { program } from './program.ts';
import type { Scripts } from './scripts.ts';
import type { Contents } from './zip.ts';

/** Never changes: by it Windows Installer knows an older vpn-doctor, whatever its version. */
export const upgradeCode = '{5B7C1C57-9E0B-4D53-8C5E-0E0C7B6D3A41}';

export interface Payload {
  readonly version: string;
  readonly exe: Uint8Array;
  readonly scripts: Scripts;
  /** Licences and the like, beside the program. */
  readonly papers: Contents;
}

/**
 * The installer: per machine, into Program Files, the program under a name without version and the scripts where it looks for them
 * first. wixl makes it; what wixl has no words for is added to the tables. Product code and package code are new in every
 * build, as Windows Installer wants them: two builds differ.
 */
export function buildMsi(path: string, work: string, payload: Payload): void {
  if (!/^\d{1,3}\.\d{1,3}\.\d{1,5}$/.test(payload.version))
    throw new PackagingError(`Windows Installer takes three numbers as a version, not ${payload.version}.`);
  const source = (name: string, content: Uint8Array | string): void => {
    mkdirSync(dirname(join(work, name)), { recursive: true });
    writeFileSync(join(work, name), content);
  };
  source(programName, payload.exe);
  for (const [name, content] of payload.papers) source(name, content);
  for (const [name, content] of payload.scripts) source(join('scripts', name), content);
  source('package.wxs', wxs(payload));
  program('wixl', ['-a', 'x64', '-o', 'package.msi', 'package.wxs'], work);
  const additions = [...sameVersionToo(payload.version), olderFirst, ...inOrder, ...removedSettings];
  program('msibuild', ['package.msi', ...additions.flatMap((query) => ['-q', query])], work);
  program('mv', [join(work, 'package.msi'), path]);
}

/** A property of an installer, as its table states it. */
export function msiProperty(path: string, name: string): string {
  const rows = program('msiinfo', ['export', path, 'Property']).split(/\r?\n/);
  return rows.find((row) => row.startsWith(`${name}\t`))?.slice(name.length + 1) ?? '';
}

const programName = 'vpn-doctor.exe';

/**
 * A build of the same version, signed for example, replaces what is there too: wixl's MajorUpgrade has no word for it.
 * 769: both ends belong to it, and features are kept.
 */
const sameVersionToo = (version: string): string[] => [
  `INSERT INTO \`Upgrade\` (\`UpgradeCode\`, \`VersionMin\`, \`VersionMax\`, \`Attributes\`, \`ActionProperty\`) VALUES ('${upgradeCode}', '${version}', '${version}', 769, 'SAME_VERSION')`,
  "UPDATE `Property` SET `Value` = 'WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED;SAME_VERSION' WHERE `Property` = 'SecureCustomProperties'",
];

/** Before RemoveFiles (3500), and one after the other: wixl takes `Before` for anywhere before, even before there is a folder to name. */
const inOrder = [
  "UPDATE `InstallExecuteSequence` SET `Sequence` = 3490 WHERE `Action` = 'NameSettings'",
  "UPDATE `InstallExecuteSequence` SET `Sequence` = 3491 WHERE `Action` = 'Unschedule'",
  "UPDATE `InstallExecuteSequence` SET `Sequence` = 3492 WHERE `Action` = 'Cleanup'",
];

/** The older one goes first, within the transaction: a new one that fails brings it back. wixl puts this behind the end. */
const olderFirst =
  "UPDATE `InstallExecuteSequence` SET `Sequence` = 1501 WHERE `Action` = 'RemoveExistingProducts'";

/**
 * The settings go when the program does; an update leaves them, since their folder's property is then not set. By name: whatever else an
 * administrator has put beside the program is not ours to delete. 2: at uninstallation.
 */
const removedSettings = [
  "INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('Settings', 'Program', 'config.json', 'SettingsFolder', 2)",
];

function wxs({ version, scripts, papers }: Payload): string {
  const names = [...scripts.keys()];
  const folder = folderName({ version, scripts });
  const uninstalled = 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE';
  return `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" Name="vpn-doctor" Language="1033" Version="${version}" Manufacturer="The vpn-doctor authors" UpgradeCode="${upgradeCode}">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="vpn-doctor ${version}" Comments="Finds out why the built-in VPN of Windows does not connect" />
    <Media Id="1" Cabinet="vpndoctor.cab" EmbedCab="yes" />
    <MajorUpgrade DowngradeErrorMessage="A newer vpn-doctor is installed already." />
    <Property Id="ARPNOMODIFY" Value="1" />
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="ProductFolder" Name="vpn-doctor">
          <Component Id="Program" Guid="${componentId(programName)}" Win64="yes">
            ${fileElement(programName, programName, ' KeyPath="yes"')}
            <RegistryValue Root="HKLM" Key="SOFTWARE\\vpn-doctor" Name="Version" Type="string" Value="${version}" />
          </Component>
          ${components([...papers.keys()], '', '')}
          <Directory Id="Scripts" Name="scripts">
            <Directory Id="ScriptSet" Name="${folder}">
              ${components(within(names, ''), 'scripts/', folder)}
              <Directory Id="Probes" Name="probes">
                ${components(within(names, 'probes'), 'scripts/', folder)}
              </Directory>
              <Directory Id="Fix" Name="fix">
                ${components(within(names, 'fix'), 'scripts/', folder)}
              </Directory>
              <Directory Id="SelfTest" Name="self-test">
                ${components(within(names, 'self-test'), 'scripts/', folder)}
              </Directory>
            </Directory>
          </Directory>
        </Directory>
      </Directory>
    </Directory>
    <Feature Id="Everything" Level="1">
      ${['Program', ...[...papers.keys(), ...names].map(idOf)].map((id) => `<ComponentRef Id="${id}" />`).join('\n      ')}
    </Feature>
    <CustomAction Id="NameSettings" Property="SettingsFolder" Value="[ProductFolder]" />
    <CustomAction Id="Unschedule" FileKey="F_${idOf(programName)}" ExeCommand="schedule remove" Execute="deferred" Impersonate="no" Return="ignore" />
    <CustomAction Id="Cleanup" FileKey="F_${idOf(programName)}" ExeCommand="cleanup" Execute="deferred" Impersonate="no" Return="ignore" />
    <InstallExecuteSequence>
      <Custom Action="NameSettings" Before="RemoveFiles">${uninstalled}</Custom>
      <Custom Action="Unschedule" Before="RemoveFiles">${uninstalled}</Custom>
      <Custom Action="Cleanup" Before="RemoveFiles">${uninstalled}</Custom>
    </InstallExecuteSequence>
  </Product>
</Wix>
`;
}

/** The files directly in a folder of the scripts. */
const within = (names: readonly string[], folder: string): string[] =>
  names.filter((name) => (name.includes('/') ? dirname(name) : '') === folder);

function components(names: readonly string[], sourceFolder: string, installedFolder: string): string {
  return names
    .map((name) => {
      const guid = componentId(`${installedFolder}/${name}`);
      const file = fileElement(name, `${sourceFolder}${name}`, ' KeyPath="yes"');
      return `<Component Id="${idOf(name)}" Guid="${guid}" Win64="yes">${file}</Component>`;
    })
    .join('\n          ');
}

function fileElement(name: string, source: string, more: string): string {
  return `<File Id="F_${idOf(name)}" Name="${name.split('/').at(-1)}" Source="${source}"${more} />`;
}

const idOf = (name: string): string => name.replace(/[^A-Za-z0-9.]/g, '_');

/** The same place has the same id in every build, as Windows Installer counts who uses what by it. */
function componentId(place: string): string {
  const hex = createHash('sha256').update(`${upgradeCode}/${place}`).digest('hex').toUpperCase();
  return `{${[hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')}}`;
}
