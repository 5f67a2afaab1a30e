import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Loader.css";
import "@mantine/core/styles/Button.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/Skeleton.css";
import "./ui/fonts.css";
import "./ui/tokens.css";
import { ApiRefusal } from "@kehoach/api/client";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { router } from "./app/router.tsx";

/** A refusal stays a refusal; only a server that is starting, or a lost connection, is asked again by itself. */
function asksAgain(failures: number, error: Error): boolean {
  if (error instanceof ApiRefusal) return error.problem.status === 503 && failures < 20;
  return failures < 2;
}

const queries = new QueryClient({
  defaultOptions: { queries: { retry: asksAgain, retryDelay: 1000, staleTime: 30_000, refetchOnWindowFocus: false } },
});
const host = document.getElementById("root");
if (host === null) throw new Error("index.html has no #root");
createRoot(host).render(
  <StrictMode>
    {/* The variables are in our own style sheet: the content policy allows no inline <style>. */}
    <MantineProvider withCssVariables={false} withGlobalClasses={false} forceColorScheme="light">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
