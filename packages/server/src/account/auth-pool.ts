import { Pool } from "pg";

/** Few connections of the sign-in library's own: it reads moments as dates, which our other pool does not give. */
export function openAuthPool(url: string, max = 4): Pool {
  const address = new URL(url);
  const given = address.searchParams.get("options");
  address.searchParams.set("options", [given, "-c search_path=auth -c timezone=UTC"].filter((one) => one !== null).join(" "));
  const pool = new Pool({ connectionString: address.href, max });
  // A broken connection fails its own query, or is replaced at the next; as an event nobody hears it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}
