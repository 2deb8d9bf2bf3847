const steps = ['byte', 'kilobyte', 'megabyte'] as const;

/** A size in the unit that people would use. */
export function sizeIn(language: string, bytes: number): string {
  const step = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : 2;
  const options = { style: 'unit', unit: steps[step], unitDisplay: 'short', maximumFractionDigits: step === 2 ? 1 : 0 };
  return new Intl.NumberFormat(language, options as Intl.NumberFormatOptions).format(bytes / 1000 ** step);
}

/** An amount in the smallest unit of its currency, which has as many decimals as Intl knows. */
export function moneyIn(language: string, cents: number, currency: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
