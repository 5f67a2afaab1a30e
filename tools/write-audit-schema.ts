import { writeFileSync } from "node:fs";
import { toAuditSchema } from "../packages/api/src/audit-json.ts";

// Publishes a change of the JSON on purpose; then: npm run format. A test holds the file and the schema together.
writeFileSync("docs/kehoach-audit-1.schema.json", `${JSON.stringify(toAuditSchema(), undefined, 2)}\n`);
