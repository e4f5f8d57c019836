import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { zip } from './zip.ts';

/** What Intune is told about the installer. */
export interface Installer {
  readonly file: string;
  readonly content: Uint8Array;
  readonly productCode: string;
  readonly upgradeCode: string;
  readonly version: string;
}

/**
 * The wrapping that Intune takes for a Win32 app, as the public re-implementations of Microsoft's IntuneWinAppUtil agree
 * on it; never shown to a tenant of ours, so: experimental. Inside, a zip of the folder, encrypted; its key lies beside it,
 * so it hides nothing. Keys and initialisation vector are random: two builds differ.
 */
export function intunewin(installer: Installer): Uint8Array {
  // What is inside is packed already.
  const content = zip(new Map([[installer.file, installer.content]]), 0);
  const [encryptionKey, macKey, vector] = [randomBytes(32), randomBytes(32), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', encryptionKey, vector);
  const body = Buffer.concat([vector, cipher.update(content), cipher.final()]);
  const mac = createHmac('sha256', macKey).update(body).digest();
  const detection = detectionXml(installer, content.length, {
    EncryptionKey: encryptionKey.toString('base64'),
    MacKey: macKey.toString('base64'),
    InitializationVector: vector.toString('base64'),
    Mac: mac.toString('base64'),
    ProfileIdentifier: 'ProfileVersion1',
    FileDigest: createHash('sha256').update(content).digest('base64'),
    FileDigestAlgorithm: 'SHA256',
  });
  return zip(
    new Map<string, Uint8Array | string>([
      [`IntuneWinPackage/Contents/${contentName}`, Buffer.concat([mac, body])],
      ['IntuneWinPackage/Metadata/Detection.xml', detection],
    ]),
    0,
  );
}

const contentName = 'IntunePackage.intunewin';

function detectionXml(
  installer: Installer,
  size: number,
  encryption: Readonly<Record<string, string>>,
): string {
  const elements = (values: Readonly<Record<string, string | number>>): string =>
    Object.entries(values)
      .map(([name, value]) => `    <${name}>${value}</${name}>`)
      .join('\n');
  return `<?xml version="1.0" encoding="utf-8"?>
<ApplicationInfo xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ToolVersion="1.8.6.0">
  <Name>${installer.file}</Name>
  <UnencryptedContentSize>${size}</UnencryptedContentSize>
  <FileName>${contentName}</FileName>
  <SetupFile>${installer.file}</SetupFile>
  <EncryptionInfo>
${elements(encryption)}
  </EncryptionInfo>
  <MsiInfo>
${elements({
  MsiProductCode: installer.productCode,
  MsiProductVersion: installer.version,
  MsiUpgradeCode: installer.upgradeCode,
  MsiExecutionContext: 'System',
  MsiRequiresLogon: 'false',
  MsiRequiresReboot: 'false',
  MsiIsMachineInstall: 'true',
  MsiIsUserInstall: 'false',
  MsiIncludesServices: 'false',
})}
  </MsiInfo>
</ApplicationInfo>
`;
}
