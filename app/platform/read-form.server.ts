// A form as it comes from outside, never more of it than it may hold.

/** How much of a form that is too large is still taken off the wire, so that its sender sees the answer. */
const DRAINED_TIMES = 4;

/** The posted form, empty for a request that has none; throws 400 for what is no form and 413 for one of more bytes. */
export async function readForm(request: Request, bytesMax: number): Promise<FormData> {
  if (request.method === "GET" || request.method === "HEAD") return new FormData();
  const body = await readBody(request, bytesMax);
  const type = request.headers.get("content-type") ?? "";
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    throw new Response("This is no form", { status: 400 });
  }
}

/** The whole body; its length is counted, since a sender need not tell it, nor tell the truth. */
async function readBody(request: Request, bytesMax: number): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = request.body?.getReader();
  let size = 0;
  while (reader && size <= DRAINED_TIMES * bytesMax) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size <= bytesMax) parts.push(value);
  }
  if (size > bytesMax) throw new Response("The form is too large", { status: 413 });
  return new Blob(parts);
}
