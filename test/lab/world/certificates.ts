import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { paced } from '../../support/pace.ts';

/** A certificate with its key, as PEM. `pem` carries the whole chain without the root. */
export interface Certificate {
  readonly pem: string;
  readonly key: string;
}

/** The certificates of a laboratory: worth nothing anywhere else. */
export interface Certificates {
  /** The authority that everybody trusts, as a file: for NODE_EXTRA_CA_CERTS. */
  readonly publicCaPath: string;
  /** The authority of somebody who opens TLS on the way. */
  readonly interceptorCaPath: string;
  /** vpn.test, of the public authority, as it should be. */
  readonly good: Certificate;
  readonly expired: Certificate;
  /** For other.test. */
  readonly wrongName: Certificate;
  /** For authenticating clients only. */
  readonly wrongUsage: Certificate;
  /** vpn.test, of an authority that nobody knows. */
  readonly unknownCa: Certificate;
  /** vpn.test, of the interceptor. */
  readonly intercepted: Certificate;
  /** vpn.test, revoked by the list. */
  readonly revoked: Certificate;
  /** public.test, of the public authority. */
  readonly publicHost: Certificate;
  /** public.test, of the interceptor. */
  readonly interceptedHost: Certificate;
  /** What http://crl.test/lab.crl should serve: DER. */
  readonly crl: Buffer;
}

/** Makes them all in this folder. */
export async function createCertificates(parent: string): Promise<Certificates> {
  const folder = join(parent, 'certificates');
  mkdirSync(folder);
  const [open, interceptor, unknown] = await Promise.all([
    Authority.create(folder, 'public', 'Lab Public Root'),
    Authority.create(folder, 'interceptor', 'Lab Interceptor Root'),
    Authority.create(folder, 'unknown', 'Lab Unknown Root'),
  ]);
  const ofPublic = async () => {
    const good = await open.issue({ name: 'vpn.test' });
    const expired = await open.issue({ name: 'vpn.test', from: '20200101000000Z', to: '20210101000000Z' });
    const wrongName = await open.issue({ name: 'other.test' });
    const wrongUsage = await open.issue({ name: 'vpn.test', usage: 'clientAuth' });
    const revoked = await open.issue({ name: 'vpn.test' });
    const publicHost = await open.issue({ name: 'public.test' });
    const crl = await open.revoke(revoked);
    return { good, expired, wrongName, wrongUsage, revoked, publicHost, crl };
  };
  const ofInterceptor = async () => ({
    intercepted: await interceptor.issue({ name: 'vpn.test' }),
    interceptedHost: await interceptor.issue({ name: 'public.test' }),
  });
  const [ours, theirs, unknownCa] = await Promise.all([
    ofPublic(),
    ofInterceptor(),
    unknown.issue({ name: 'vpn.test' }),
  ]);
  return { publicCaPath: open.path, interceptorCaPath: interceptor.path, ...ours, ...theirs, unknownCa };
}

interface Request {
  readonly name: string;
  readonly usage?: 'serverAuth' | 'clientAuth';
  /** As ASN.1 writes times. */
  readonly from?: string;
  readonly to?: string;
}

/** One authority: its key, its certificate and what `openssl ca` wants to remember. */
class Authority {
  readonly #folder: string;
  #issued = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(parent: string, id: string, name: string): Promise<Authority> {
    const authority = new Authority(join(parent, id));
    mkdirSync(authority.#folder);
    authority.#write('index.txt', '');
    // Serial numbers of one authority must differ, and should not look like those of another.
    authority.#write('serial', `${Buffer.from(id).toString('hex').slice(0, 12)}01\n`);
    authority.#write('crlnumber', '01\n');
    await authority.#openssl(
      'req',
      '-x509',
      ...newKey,
      ...[
        '-keyout',
        authority.#at('ca.key'),
        '-out',
        authority.path,
        '-days',
        '3650',
        '-subj',
        `/CN=${name}`,
      ],
      ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    );
    return authority;
  }

  get path(): string {
    return this.#at('ca.pem');
  }

  async issue({ name, usage = 'serverAuth', from, to }: Request): Promise<Certificate> {
    this.#issued += 1;
    const at = (extension: string): string => this.#at(`${this.#issued}.${extension}`);
    const [csr, key, pem] = [at('csr'), at('key'), at('pem')];
    await this.#openssl('req', '-new', ...newKey, '-keyout', key, '-out', csr, '-subj', `/CN=${name}`);
    this.#write('ca.conf', config(this.#folder, name, usage));
    await this.#openssl(
      'ca',
      ...['-batch', '-notext', '-config', this.#at('ca.conf'), '-in', csr, '-out', pem],
      ...(from && to ? ['-startdate', from, '-enddate', to] : ['-days', '365']),
    );
    return { pem: readFileSync(pem, 'utf8'), key: readFileSync(key, 'utf8') };
  }

  /** The revocation list with this certificate on it. */
  async revoke({ pem }: Certificate): Promise<Buffer> {
    this.#write('revoked.pem', pem);
    const conf = ['-config', this.#at('ca.conf')];
    await this.#openssl('ca', ...conf, '-revoke', this.#at('revoked.pem'), '-crl_reason', 'keyCompromise');
    await this.#openssl('ca', ...conf, '-gencrl', '-crldays', '30', '-out', this.#at('crl.pem'));
    await this.#openssl('crl', '-in', this.#at('crl.pem'), '-outform', 'DER', '-out', this.#at('crl.der'));
    return readFileSync(this.#at('crl.der'));
  }

  #at(name: string): string {
    return join(this.#folder, name);
  }

  #write(name: string, text: string): void {
    writeFileSync(this.#at(name), text);
  }

  async #openssl(...args: readonly string[]): Promise<void> {
    await promisify(execFile)('openssl', args, { timeout: paced(10_000) });
  }
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const;

const config = (folder: string, name: string, usage: string): string => `[ca]
default_ca = lab
[lab]
database = ${folder}/index.txt
new_certs_dir = ${folder}
serial = ${folder}/serial
crlnumber = ${folder}/crlnumber
private_key = ${folder}/ca.key
certificate = ${folder}/ca.pem
default_md = sha256
policy = any
unique_subject = no
x509_extensions = server
crl_extensions = list
[any]
commonName = supplied
[server]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,keyEncipherment
extendedKeyUsage = ${usage}
subjectAltName = DNS:${name}
crlDistributionPoints = URI:http://crl.test/lab.crl
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[list]
authorityKeyIdentifier = keyid
`;
