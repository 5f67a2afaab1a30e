import { createServer, type Server } from "node:http";
import { Provider } from "oidc-provider";

/** Somebody the provider knows. */
export type Person = { readonly subject: string; readonly email: string };

/** A real identity provider on this machine. `person` is whoever sits at the browser; null gives up at its page. */
export type IdentityProvider = {
  readonly issuer: string;
  person: Person | null;
  /** Follows an address of the provider as a browser would, and gives the address of ours it ends at. */
  readonly visit: (url: string, ours: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

export async function makeIdentityProvider(
  clientId: string,
  clientSecret: string,
  redirectUri: string,
): Promise<IdentityProvider> {
  let handle: (...args: Parameters<ReturnType<Provider["callback"]>>) => void = () => undefined;
  const server: Server = createServer((request, reply) => handle(request, reply));
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", () => settle()));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const people = new Map<string, Person>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: people.get(id)?.email ?? "", email_verified: true, name: "Ai Đó" }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new provider.Grant({ clientId: client?.clientId ?? "", accountId: session?.accountId ?? "" });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  const self: IdentityProvider = {
    issuer,
    person: null,
    visit: async (url, ours) => {
      const jar = new Map<string, string>();
      let at = url;
      for (let hop = 0; hop < 10 && !at.startsWith(ours); hop += 1) {
        const reply = await fetch(at, {
          redirect: "manual",
          headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
        });
        for (const one of reply.headers.getSetCookie()) {
          const [pair = ""] = one.split(";");
          jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
        }
        const next = reply.headers.get("location");
        if (next === null) throw new Error(`the provider answered ${reply.status} at ${at}: ${await reply.text()}`);
        at = new URL(next, at).href;
      }
      return at;
    },
    stop: () =>
      new Promise<void>((settle) => {
        server.closeAllConnections();
        server.close(() => settle());
      }),
  };
  handle = (request, reply) => {
    if (!request.url?.startsWith("/interaction/")) return void callback(request, reply);
    const { person } = self;
    if (person !== null) people.set(person.subject, person);
    const result = person === null ? { error: "access_denied" } : { login: { accountId: person.subject } };
    void provider.interactionFinished(request, reply, result, { mergeWithLastSubmission: false });
  };
  return self;
}
