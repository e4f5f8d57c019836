/** `npm run fuzz` plays what is random so many times as often. Here alone it is read. */
const factor = Number(process.env.VPN_DOCTOR_TEST_RUNS ?? 1);

/** How often something random is played where so many times are normal. */
export const runs = (normal: number): number => Math.ceil(normal * factor);
