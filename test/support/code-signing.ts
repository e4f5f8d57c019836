import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from './engine.ts';

/** A certificate that may sign code, with its key, made for one test; also both in one file under a password. */
export function throwAwaySigner(password: string): { certificate: string; key: string; pfx: string } {
  const folder = temporaryFolder();
  const [certificate, key, pfx] = ['cert.pem', 'key.pem', 'both.pfx'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { stdio: 'ignore', env: { ...process.env, PFX_PASSWORD: password } });
  };
  openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=Contoso throw-away'],
    ...['-addext', 'extendedKeyUsage=codeSigning', '-addext', 'keyUsage=digitalSignature'],
    ...['-keyout', key, '-out', certificate],
  );
  openssl(
    ...['pkcs12', '-export', '-inkey', key, '-in', certificate, '-passout', 'env:PFX_PASSWORD', '-out', pfx],
  );
  return { certificate, key, pfx };
}
