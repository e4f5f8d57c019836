/**
 * A self-signed certificate for vpn.contoso.com and its key: of this test alone, worth nothing anywhere else.
 */
export const certificatePem = `-----BEGIN CERTIFICATE-----
MIIBvjCCAWSgAwIBAgIUPZQ9ZsEU/qyt4ebKisUy+j48WyQwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPdnBuLmNvbnRvc28uY29tMCAXDTI2MTEyMzAxMTUzNVoYDzIw
NTEwNzE1MDExNTM1WjAaMRgwFgYDVQQDDA92cG4uY29udG9zby5jb20wWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAAQlVQSs00w/npfleuOlgkt0WJsfVW5VACBi1gTJ
Rgk0J3b96OVteKCefmW9gQKf3ZOLQdo/LsNngELuLEwHtNxjo4GFMIGCMB0GA1Ud
DgQWBBRTnjBcQFsHNqmFlx48TCsQ4svMYjAfBgNVHSMEGDAWgBRTnjBcQFsHNqmF
lx48TCsQ4svMYjAPBgNVHRMBAf8EBTADAQH/MBoGA1UdEQQTMBGCD3Zwbi5jb250
b3NvLmNvbTATBgNVHSUEDDAKBggrBgEFBQcDATAKBggqhkjOPQQDAgNIADBFAiA7
ZzcBKgAp3TY+EAo01AzymX5yWe/sAx952qWtKn4OAgIhAJZHRVJ7T92nMkgnVWac
b3lqqxh9zpCr1srK4s5lMIMx
-----END CERTIFICATE-----
`;
export const keyPem = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjHppSfqdLlo6eO2O
yRCeyYeWghnwQY2VAKqbr1U7cHqhRANCAAQlVQSs00w/npfleuOlgkt0WJsfVW5V
ACBi1gTJRgk0J3b96OVteKCefmW9gQKf3ZOLQdo/LsNngELuLEwHtNxj
-----END PRIVATE KEY-----
`;

/** The certificate as base64 of DER, as a snapshot keeps it. */
export const serverCertificate = certificatePem.replace(/-----[A-Z ]+-----|\s/g, '');
