/* Offline after a visit. With a network the network answers, always; what it answered is kept for when it does not. */
const NAME = "fieldguide-1";
const HASHED = /\/assets\/(javascripts|stylesheets)\/.*\.[0-9a-f]{8}\.min\.(js|css)$/;
const PAGES = 300;

self.addEventListener("install", (event) => event.waitUntil(caches.open(NAME).then((cache) => cache.add(new Request("./404.html", { cache: "reload" }))).catch(() => {}).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

const tidy = async () => {
  for (const name of await caches.keys()) if (name.startsWith("fieldguide-") && name !== NAME) await caches.delete(name);
};

const keep = async (request, answer) => {
  const cache = await caches.open(NAME);
  await cache.put(request, answer);
  const kept = await cache.keys();
  if (kept.length > PAGES) await cache.delete(kept[1]);
};

/** The theme's files carry a hash in their names: the same name is the same file. */
const cached = async (request, later) => {
  const found = await caches.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) later(keep(request, answer.clone()));
  return answer;
};

const fresh = async (request, later) => {
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === "basic") later(keep(request, answer.clone()));
    return answer;
  } catch (error) {
    const found = await caches.match(request, { ignoreSearch: true });
    if (found) return found;
    const missing = request.mode === "navigate" && (await caches.match(new URL("./404.html", self.registration.scope)));
    if (missing) return missing;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const later = (work) => event.waitUntil(work.catch(() => {})); // a full disk must not cost the visitor the page
  event.respondWith(HASHED.test(request.url) ? cached(request, later) : fresh(request, later));
});
