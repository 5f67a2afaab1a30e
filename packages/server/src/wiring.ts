import { auditUploads } from "./audit/routes.ts";
import { documentEndpoints } from "./document/routes.ts";
import { erratumEndpoints } from "./erratum/routes.ts";
import { indicatorEndpoints } from "./indicator/routes.ts";
import { overviewEndpoints } from "./overview/routes.ts";
import { placeEndpoints } from "./place/routes.ts";
import type { Endpoint, FileEndpoint, Reading } from "./platform/http-endpoint.ts";
import type { UploadEndpoint } from "./platform/http-upload.ts";
import { reportEndpoints, reportFiles } from "./report/routes.ts";
import { scorecardEndpoints } from "./scorecard/routes.ts";
import { searchEndpoints } from "./search/routes.ts";
import { sectorEndpoints } from "./sector/routes.ts";
import { valueEndpoints } from "./value/routes.ts";

/** Every question the server answers, each bound to the same way of reading. */
export function listEndpoints(read: Reading): {
  readonly endpoints: readonly Endpoint[];
  readonly files: readonly FileEndpoint[];
  readonly uploads: readonly UploadEndpoint[];
} {
  const endpoints = [
    ...placeEndpoints(read),
    ...overviewEndpoints(read),
    ...scorecardEndpoints(read),
    ...sectorEndpoints(read),
    ...indicatorEndpoints(read),
    ...valueEndpoints(read),
    ...documentEndpoints(read),
    ...erratumEndpoints(read),
    ...searchEndpoints(read),
    ...reportEndpoints(read),
  ];
  return { endpoints, files: reportFiles(read), uploads: auditUploads() };
}
