// The app that the dev store's admin hosts in its own tests.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A small app: three pages with a nav menu, title bar, forms; it answers what it was asked with. */
export const PAGE = `<!doctype html><html lang="en"><head><title>TITLE</title>
<script data-api-key="key" src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>
<link rel="stylesheet" href="https://cdn.shopify.com/static/fonts/inter/v4/styles.css"></head><body>
<ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/creators">Creators</a><a href="/app/offers">Offers</a></ui-nav-menu>
<ui-title-bar title="TITLE"><button variant="primary" onclick="document.title='pressed'">Do it</button></ui-title-bar>
<main><h1>TITLE</h1>
<form data-save-bar onsubmit="event.preventDefault(); window.saved = new FormData(this).get('name')">
<label>Name <input name="name" value="Ana"></label></form>
<ui-save-bar id="bar"><button variant="primary" onclick="window.pressed='save'">Keep</button><button onclick="window.pressed='drop'">Drop</button></ui-save-bar>
<ui-modal id="modal"><ui-title-bar title="Sure?"><button variant="primary" onclick="window.sure = true">Yes</button></ui-title-bar></ui-modal>
</main><script>
document.querySelector("ui-nav-menu").addEventListener("click", (event) => {
  event.preventDefault();
  history.pushState(null, "", event.target.href);
});
</script></body></html>`;

export const portOf = (server: Server) => (server.address() as AddressInfo).port;

export async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
