export type LogLevel = "info" | "warn" | "error";
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void;

function plain(value: unknown): unknown {
  return value instanceof Error
    ? { name: value.name, message: value.message, stack: value.stack }
    : typeof value === "bigint"
      ? `${value}`
      : value;
}

/** One JSON line per event on standard error; standard output stays free for what a command was asked for. */
export function jsonLog(write: (line: string) => void = (line) => void process.stderr.write(line)): Log {
  return (level, message, fields = {}) => {
    const entry = { at: new Date().toISOString(), level, message, ...fields };
    write(`${JSON.stringify(entry, (_, value: unknown) => plain(value))}\n`);
  };
}
