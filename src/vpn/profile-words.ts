import * as z from 'zod';

/** How a profile signs in, how it encrypts, and what it is doing: our words for what Windows calls by several names. */
export const authMethods = [
  'pap',
  'chap',
  'mschapv2',
  'eap',
  'machine-certificate',
  'pre-shared-key',
] as const;
export const encryptionLevels = ['none', 'optional', 'required', 'maximum', 'custom'] as const;
export const connectionStatuses = ['disconnected', 'connecting', 'connected', 'disconnecting'] as const;

export const authMethodsSchema = z.array(z.enum(authMethods));
export const encryptionSchema = z.enum(encryptionLevels);
