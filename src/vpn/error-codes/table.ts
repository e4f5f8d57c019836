import type { Stage } from '../stages.ts';
import type { ErrorCode } from './error-code.ts';
import { hresultCodes } from './hresult.ts';
import { ikeCodes } from './ike.ts';
import { rasCodes } from './ras.ts';
import { rasMoreCodes } from './ras-more.ts';
import { win32Codes } from './win32.ts';

/** Every code that is known one by one, in ascending order. */
export const errorCodes: readonly ErrorCode[] = [
  ...rasCodes,
  ...rasMoreCodes,
  ...ikeCodes,
  ...win32Codes,
  ...hresultCodes,
].sort((a, b) => a.code - b.code);

const byCode = new Map(errorCodes.map((row) => [row.code, row]));

export function errorCode(code: number): ErrorCode | undefined {
  return byCode.get(code);
}

/** A range of codes with one origin: what can still be said of a code that has no row. */
export interface CodeFamily {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly stage?: Stage;
}

const families: readonly CodeFamily[] = [
  { from: 1, to: 599, name: 'Windows itself' },
  { from: 600, to: 870, name: 'the Windows RAS client' },
  { from: 900, to: 956, name: 'a Windows RRAS server' },
  { from: 1000, to: 9999, name: 'Windows itself' },
  { from: 10000, to: 11999, name: 'Windows Sockets', stage: 'transport' },
  { from: 12000, to: 12185, name: 'WinHTTP', stage: 'transport' },
  { from: 13000, to: 13999, name: 'IPsec and IKE', stage: 'negotiation' },
  {
    from: 0x80090300,
    to: 0x800903ff,
    name: 'Windows’ TLS and authentication packages',
    stage: 'negotiation',
  },
  { from: 0x80092000, to: 0x80092fff, name: 'Windows’ certificate checks', stage: 'negotiation' },
  { from: 0x800b0100, to: 0x800b01ff, name: 'Windows’ certificate trust checks', stage: 'negotiation' },
  { from: 0x80420000, to: 0x8042ffff, name: 'the EAP host', stage: 'authentication' },
];

export function codeFamily(code: number): CodeFamily | undefined {
  return families.find(({ from, to }) => code >= from && code <= to);
}
