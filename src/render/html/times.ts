/** Times of the client, in its own zone and in the way that is usual there, so that the page is the same wherever it is made. */
export function timesIn({
  utcOffsetMinutes,
  locale,
}: {
  readonly utcOffsetMinutes: number;
  readonly locale: string;
}): { readonly full: (iso: string) => string; readonly day: (iso: string) => string } {
  const local = (iso: string): Date => new Date(Date.parse(iso) + utcOffsetMinutes * 60_000);
  const format = formatOf(locale, { hour: '2-digit', minute: '2-digit' });
  const day = formatOf(locale, {});
  return {
    full: (iso) => `${plain(format.format(local(iso)))} (${zoneName(utcOffsetMinutes)})`,
    day: (iso) => plain(day.format(local(iso))),
  };
}

function formatOf(locale: string, time: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC', ...time } as const;
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    // A snapshot may come from anywhere.
    return new Intl.DateTimeFormat('en-GB', options);
  }
}

/** Versions of ICU disagree about narrow spaces. */
function plain(text: string): string {
  return text.replace(/[\u202f\u00a0]/g, ' ');
}

function zoneName(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
}
