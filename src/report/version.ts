export const reportVersion = 'vpn-doctor.report/1';
