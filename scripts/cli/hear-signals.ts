/**
 * Hears Ctrl-C between two files: one that is being written is written whole.
 * @param last what is said then
 */
export async function hearSignals(last: () => string, act: () => Promise<void>): Promise<void> {
  const stop = (signal: NodeJS.Signals): void => {
    process.stderr.write(last());
    process.exit(signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 129);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    await act();
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
