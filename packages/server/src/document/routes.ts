import { getDocument, listDocuments } from "@kehoach/api/document";
import { type Endpoint, endpoint } from "../platform/http-endpoint.ts";
import { loadDocument, loadDocuments } from "./read.ts";

export const documentEndpoints: readonly Endpoint[] = [
  endpoint(listDocuments, ({ query, language, read }) => read((tx, scope) => loadDocuments(tx, scope, query, language))),
  endpoint(getDocument, ({ params, query, language, read }) =>
    read((tx, scope) => loadDocument(tx, scope, params.code, query, language)),
  ),
];
