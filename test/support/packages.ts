import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { toolVersion } from '../../src/base/version.ts';

/** What scripts/prepare-tests.mjs has made: every package, unsigned. */
export const built = 'test/package/built';

export const packageFile = (ending: string, folder = built): string =>
  join(folder, `vpn-doctor-${toolVersion}${ending}`);

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function unzipped(path: string): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(readFileSync(path))));
}

/** Unpacks the portable zip as the Explorer would. */
export function unpackZip(path: string, folder: string): void {
  for (const [name, content] of unzipped(path)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** What Intune does with the file: checks it by the key beside it, decrypts it, and unpacks the folder. */
export function openIntunewin(path: string): {
  files: ReadonlyMap<string, Uint8Array>;
  field: (name: string) => string;
} {
  const outer = unzipped(path);
  const xml = new TextDecoder().decode(outer.get('IntuneWinPackage/Metadata/Detection.xml'));
  const field = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
  const bytes = (name: string): Buffer => Buffer.from(field(name), 'base64');
  const content = Buffer.from(outer.get(`IntuneWinPackage/Contents/${field('FileName')}`) ?? []);
  const [mac, vector, body] = [content.subarray(0, 32), content.subarray(32, 48), content.subarray(48)];
  const computed = createHmac('sha256', bytes('MacKey')).update(content.subarray(32)).digest();
  if (!computed.equals(mac) || !mac.equals(bytes('Mac'))) throw new Error('the MAC is wrong');
  if (!vector.equals(bytes('InitializationVector'))) throw new Error('the vectors differ');
  const decipher = createDecipheriv('aes-256-cbc', bytes('EncryptionKey'), vector);
  const inner = Buffer.concat([decipher.update(body), decipher.final()]);
  const digest = createHash('sha256').update(inner).digest();
  if (!digest.equals(bytes('FileDigest'))) throw new Error('the digest is wrong');
  if (inner.length !== Number(field('UnencryptedContentSize'))) throw new Error('the size is wrong');
  return { files: new Map(Object.entries(unzipSync(inner))), field };
}
